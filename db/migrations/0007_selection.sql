-- Choosing among the applications of a call: reviewers, conflicts of interest, scores, lots, decisions, letters, appeals.
create schema selection;
grant usage on schema selection to kartu_app;

-- One selection of a call. Its scheme (criteria, weights, quotas, priority) is versioned like the rules of the call.
create table selection.round (
	id           uuid primary key,
	call_id      uuid not null unique references programmes.call,
	begun_at     timestamptz not null,
	begun_by     uuid not null references people.person,
	-- Makes the names under which applications stand in the selection file; known to the installation alone.
	salt         text not null check (length(salt) = 64),
	-- Open while it may still be decided; closed by an act, opened again by a named act with a reason.
	closed_at    timestamptz,
	closed_by    uuid references people.person,
	constraint closed_by_somebody check ((closed_at is null) = (closed_by is null))
);

create table selection.scheme (
	id           uuid primary key,
	round_id     uuid not null references selection.round,
	version      integer not null check (version > 0),
	-- Criteria, weights, levels, reasons, priority, quotas, clocks (Valibot: SchemeSchema).
	content      jsonb not null,
	saved_at     timestamptz not null,
	saved_by     uuid not null references people.person,
	published_at timestamptz,
	published_by uuid references people.person,
	constraint one_version_of_a_scheme unique (round_id, version),
	constraint published_by_somebody check ((published_at is null) = (published_by is null))
);
create unique index one_draft_of_a_scheme on selection.scheme (round_id) where published_at is null;

-- A published scheme stays as it was.
create function selection.refuse_change_of_published_scheme() returns trigger language plpgsql as $$
begin
	if old.published_at is not null then
		raise exception 'a published scheme is never changed' using errcode = 'check_violation', constraint = 'published_schemes_stay';
	end if;
	return coalesce(new, old);
end $$;
create trigger published_schemes_stay before update or delete on selection.scheme
	for each row execute function selection.refuse_change_of_published_scheme();

-- A stretch of time and what it allows. Days of a round follow each other without a gap being needed.
create table selection.phase (
	id                 uuid primary key,
	round_id           uuid not null references selection.round,
	kind               text not null check (kind in ('declaration', 'review', 'discussion', 'decision', 'appeal')),
	starts_at          timestamptz not null,
	ends_at            timestamptz not null,
	-- Reviewers read the names of schools and people; otherwise the redacted version.
	names_shown        boolean not null default false,
	-- A reviewer who has sent a review reads those of the others on the same application.
	others_shown       boolean not null default false,
	-- Scores may be given and changed.
	scores_change      boolean not null default false,
	constraint one_phase_of_a_kind unique (round_id, kind),
	constraint a_phase_ends_after_it_starts check (ends_at > starts_at),
	constraint one_phase_at_a_time exclude using gist (round_id with =, tstzrange(starts_at, ends_at) with &&)
);

-- Who reviews in this round, which topics they know, how much they take.
create table selection.reviewer (
	id          uuid primary key,
	round_id    uuid not null references selection.round,
	person_id   uuid not null references people.person,
	topics      text[] not null default '{}',
	at_most     integer not null check (at_most between 1 and 1000),
	added_at    timestamptz not null,
	added_by    uuid not null references people.person,
	ended_at    timestamptz,
	constraint one_place_of_a_reviewer_in_a_round unique (round_id, person_id)
);

-- An interest of a reviewer in an application: said by the reviewer, or found in the registers.
create table selection.conflict (
	id             uuid primary key,
	application_id uuid not null references applications.application,
	person_id      uuid not null references people.person,
	kind           text not null check (kind in ('employment', 'municipality', 'team', 'family', 'other')),
	source         text not null check (source in ('declared', 'detected')),
	reason         text not null default '' check (length(reason) <= 1000),
	stated_at      timestamptz not null,
	-- Nobody lifts one's own conflict; the reason stays.
	lifted_at      timestamptz,
	lifted_by      uuid references people.person,
	lifted_reason  text check (length(lifted_reason) between 5 and 1000),
	constraint lifted_with_a_reason check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_reason is null)),
	constraint nobody_lifts_their_own_conflict check (lifted_by is distinct from person_id)
);
create unique index one_standing_conflict_of_a_kind on selection.conflict (application_id, person_id, kind) where lifted_at is null;
create index on selection.conflict (person_id);

-- One reviewer's task with one application.
create table selection.assignment (
	id             uuid primary key,
	round_id       uuid not null references selection.round,
	application_id uuid not null references applications.application,
	person_id      uuid not null references people.person,
	how            text not null check (how in ('hand', 'file', 'balance', 'third')),
	assigned_at    timestamptz not null,
	assigned_by    uuid references people.person,
	due_at         timestamptz not null,
	-- The reviewer said that there is no interest: only then the application is shown.
	declared_at    timestamptz,
	seen_at        timestamptz,
	-- The review was handed in; only then it counts.
	sent_at        timestamptz,
	remark         text not null default '' check (length(remark) <= 5000),
	-- Taken away, with who, when, why.
	ended_at       timestamptz,
	ended_by       uuid references people.person,
	end_reason     text check (end_reason in ('conflict', 'declined', 'withdrawn', 'reassigned')),
	constraint seen_after_declared check (seen_at is null or declared_at is not null),
	constraint sent_after_declared check (sent_at is null or declared_at is not null),
	constraint ended_with_a_reason check ((ended_at is null) = (end_reason is null))
);
create unique index one_standing_assignment_of_a_reviewer on selection.assignment (application_id, person_id) where ended_at is null;
create index on selection.assignment (round_id);
create index on selection.assignment (person_id) where ended_at is null;

-- A judgement of one criterion. A change supersedes: what was written before stays.
create table selection.score (
	id            uuid primary key,
	assignment_id uuid not null references selection.assignment,
	criterion     text not null check (length(criterion) <= 60),
	points        integer check (points between 0 and 100),
	-- May be empty while the review is being written; required to hand it in.
	reason        text not null check (length(reason) <= 4000),
	given_at      timestamptz not null,
	given_by      uuid not null references people.person,
	superseded_at timestamptz
);
create unique index one_standing_score_of_a_criterion on selection.score (assignment_id, criterion) where superseded_at is null;

-- Lots: drawn once, published before the reviews open. The method is fixed by its name.
create table selection.lots (
	round_id     uuid primary key references selection.round,
	method       text not null check (method = 'sha256-seed-name'),
	seed         text not null check (seed ~ '^[0-9a-f]{64}$'),
	drawn_at     timestamptz not null,
	drawn_by     uuid not null references people.person,
	published_at timestamptz not null
);

-- One act in which pending decisions were applied together, with all on which it rests.
create table selection.act (
	id             uuid primary key,
	round_id       uuid not null references selection.round,
	number         integer not null check (number > 0),
	scheme_id      uuid not null references selection.scheme,
	-- The order on which it rests, as the officer wrote it (D-07).
	basis          text not null default '' check (length(basis) <= 500),
	-- Inputs and result as they were: the selection file is written from these.
	inputs         jsonb not null,
	result         jsonb not null,
	minutes_id     uuid references platform.file,
	applied_at     timestamptz not null,
	applied_by     uuid not null references people.person,
	constraint one_act_of_a_number unique (round_id, number)
);

-- B-20: exactly one standing decision of an application, with its reason. Pending until an act applies it.
create table selection.decision (
	id             uuid primary key,
	round_id       uuid not null references selection.round,
	application_id uuid not null references applications.application,
	outcome        text not null check (outcome in ('accepted', 'reserve', 'rejected')),
	-- Where the machine's proposal was another, why the person decided so.
	departure      text check (length(departure) between 5 and 2000),
	reserve_place  integer check (reserve_place > 0),
	-- Keys of the scheme's reasons, and a word of advice.
	reasons        text[] not null default '{}',
	advice         text not null default '' check (length(advice) <= 4000),
	counterfactual jsonb,
	decided_at     timestamptz not null,
	decided_by     uuid not null references people.person,
	act_id         uuid references selection.act,
	-- Undone or replaced, by whom, why (never removed).
	superseded_at  timestamptz,
	superseded_by  uuid references people.person,
	superseded_why text check (length(superseded_why) between 3 and 2000),
	constraint a_reserve_place_if_reserve check (reserve_place is null or outcome = 'reserve'),
	constraint superseded_with_a_reason check ((superseded_at is null) = (superseded_why is null))
);
create unique index one_standing_decision_of_an_application on selection.decision (application_id) where superseded_at is null;
create index on selection.decision (round_id);

-- The letter that tells it: written for all at once, readable and mendable, sent together.
create table selection.letter (
	id          uuid primary key,
	decision_id uuid not null unique references selection.decision,
	number      text not null unique,
	locale      text not null check (locale in ('lt', 'en')),
	subject     text not null check (length(subject) between 1 and 300),
	body        text not null check (length(body) between 1 and 20000),
	file_id     uuid references platform.file,
	written_at  timestamptz not null,
	edited_at   timestamptz,
	edited_by   uuid references people.person,
	sent_at     timestamptz,
	sent_by     uuid references people.person,
	constraint sent_by_somebody check ((sent_at is null) = (sent_by is null))
);

-- A place offered to a school, to be confirmed by a day. Silence is a state of its own and never a refusal.
create table selection.offer (
	id             uuid primary key,
	round_id       uuid not null references selection.round,
	application_id uuid not null references applications.application,
	decision_id    uuid not null references selection.decision,
	source         text not null check (source in ('list', 'reserve', 'appeal')),
	offered_at     timestamptz not null,
	offered_by     uuid references people.person,
	confirm_by     timestamptz not null,
	answer         text check (answer in ('confirmed', 'declined', 'lapsed', 'revoked')),
	answered_at    timestamptz,
	answered_by    uuid references people.person,
	reason         text not null default '' check (length(reason) <= 2000),
	constraint answered_if_answer check ((answer is null) = (answered_at is null)),
	constraint silence_is_nobodys_act check (answer is distinct from 'lapsed' or answered_by is null)
);
create unique index one_standing_offer_of_an_application on selection.offer (application_id) where answer is null or answer = 'confirmed';
create index on selection.offer (round_id);

-- A school asks that its decision be looked at again, by somebody who was not a reviewer of it.
create table selection.appeal (
	id             uuid primary key,
	application_id uuid not null references applications.application,
	decision_id    uuid not null references selection.decision,
	grounds        text not null check (length(grounds) between 20 and 10000),
	filed_at       timestamptz not null,
	filed_by       uuid not null references people.person,
	-- The clock within which the centre answers.
	due_on         date not null,
	reader_id      uuid references people.person,
	opinion        text check (length(opinion) between 5 and 10000),
	-- What the reader would change: points per assignment and criterion, or facts; and what the list would become.
	effect         jsonb,
	read_at        timestamptz,
	outcome        text check (outcome in ('upheld', 'dismissed')),
	reason         text check (length(reason) between 5 and 5000),
	decided_at     timestamptz,
	decided_by     uuid references people.person,
	constraint one_appeal_of_a_decision unique (decision_id),
	constraint read_with_an_opinion check ((read_at is null) = (opinion is null)),
	constraint decided_with_a_reason check ((outcome is null) = (reason is null) and (outcome is null) = (decided_at is null))
);

grant select, insert, update on all tables in schema selection to kartu_app;
-- Acts and lots are never changed, and nothing of a selection is removed; drafts of schemes, phases and waiting decisions are.
revoke update on selection.act, selection.lots from kartu_app;
grant update (minutes_id) on selection.act to kartu_app;
grant delete on selection.scheme, selection.phase to kartu_app;
