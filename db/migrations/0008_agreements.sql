-- What the parties sign: agreements, rights to sign, signatures, obligations, amendments.
create schema agreements;
grant usage on schema agreements to kartu_app;

create sequence agreements.number;

-- What stands of an organisation at the head of an agreement (D-06): schools have it in the register, others here.
create table agreements.particulars (
	organisation_id uuid primary key references people.organisation,
	legal_code      text not null check (legal_code ~ '^[0-9]{7,9}$'),
	address         text not null check (length(address) between 3 and 300),
	changed_at      timestamptz not null,
	changed_by      uuid references people.person
);

-- Who may sign for an organisation, on what ground, from a day to a day. Looked at in the moment of signing.
-- The head of a school has this right by the role itself and needs no row.
create table agreements.right_to_sign (
	id              uuid primary key,
	organisation_id uuid not null references people.organisation,
	person_id       uuid not null references people.person,
	post            text not null check (length(post) between 2 and 150),
	-- „veikiantis pagal …“
	basis           text not null check (length(basis) between 5 and 300),
	starts_on       date not null,
	ends_on         date,
	given_at        timestamptz not null,
	given_by        uuid references people.person,
	ended_at        timestamptz,
	ended_by        uuid references people.person,
	constraint a_right_ends_after_it_starts check (ends_on is null or ends_on >= starts_on),
	constraint one_right_of_a_person_at_a_time
		exclude using gist (organisation_id with =, person_id with =, daterange(starts_on, ends_on, '[]') with &&)
);
create index on agreements.right_to_sign (person_id);

-- How the agreements of an edition are made: who stands for the ministry, in what order, how long to sign, and the text
-- with its obligations (Valibot: TemplateSchema). What was made from it has its own copy and stays as it was.
create table agreements.plan (
	edition_id  uuid primary key references programmes.edition,
	ministry_id uuid not null references people.organisation,
	sign_order  text not null check (sign_order in ('parallel', 'in_order')),
	sign_days   integer not null check (sign_days between 3 and 120),
	ends_on     date not null,
	template    jsonb not null,
	saved_at    timestamptz not null,
	saved_by    uuid references people.person
);

-- Many agreements made at once, in the background.
create table agreements.batch (
	id           uuid primary key,
	edition_id   uuid not null references programmes.edition,
	-- Applications that are still to be done, in order.
	waiting      uuid[] not null,
	total        integer not null check (total > 0),
	made         integer not null default 0,
	-- What could not be made, and why: [{application, refusal}].
	refused      jsonb not null default '[]',
	begun_at     timestamptz not null,
	begun_by     uuid not null references people.person,
	finished_at  timestamptz,
	cancelled_at timestamptz,
	cancelled_by uuid references people.person
);
create unique index one_running_batch_of_an_edition on agreements.batch (edition_id) where finished_at is null and cancelled_at is null;

create table agreements.agreement (
	id             uuid primary key,
	-- SUT-2026-000042
	number         text not null unique check (number ~ '^SUT-[0-9]{4}-[0-9]{6}$'),
	edition_id     uuid not null references programmes.edition,
	application_id uuid not null references applications.application,
	school_id      uuid not null references schools.school,
	sign_order     text not null check (sign_order in ('parallel', 'in_order')),
	parties        integer not null check (parties between 2 and 3),
	ends_on        date not null,
	made_at        timestamptz not null,
	made_by        uuid references people.person,
	constraint one_agreement_of_an_application unique (application_id)
);
create index on agreements.agreement (edition_id);
create index on agreements.agreement (school_id);

-- A version of the text. It is never changed (D-08): a change is the next version, and the one before stays in force until
-- every party has signed the new one.
create table agreements.text (
	id           uuid primary key,
	agreement_id uuid not null references agreements.agreement,
	number       integer not null check (number > 0),
	-- All that stands in the document: parties, fields, clauses, obligations (Valibot: ContentSchema).
	content      jsonb not null,
	text_sha256  text not null check (length(text_sha256) = 64),
	pdf_sha256   text not null check (length(pdf_sha256) = 64),
	file_id      uuid not null references platform.file,
	-- Until which day signatures are taken; may be prolonged.
	sign_by      date not null,
	-- Why the text was changed.
	reason       text check (length(reason) between 5 and 2000),
	made_at      timestamptz not null,
	made_by      uuid references people.person,
	-- Taken back by the centre before everybody had signed it.
	recalled_at  timestamptz,
	recalled_by  uuid references people.person,
	recalled_why text check (length(recalled_why) between 5 and 2000),
	constraint one_text_of_a_number unique (agreement_id, number),
	constraint text_belongs_to_its_agreement unique (id, agreement_id),
	constraint a_change_says_why check (number = 1 or reason is not null),
	constraint recalled_with_a_reason check ((recalled_at is null) = (recalled_why is null))
);

create table agreements.party (
	id              uuid primary key,
	agreement_id    uuid not null references agreements.agreement,
	role            text not null check (role in ('ministry', 'school', 'municipality')),
	organisation_id uuid not null references people.organisation,
	place           integer not null check (place between 1 and 3),
	constraint one_party_of_a_role unique (agreement_id, role),
	constraint one_party_in_a_place unique (agreement_id, place),
	constraint party_belongs_to_its_agreement unique (id, agreement_id)
);
create index on agreements.party (organisation_id);

-- Who is to sign for a party: the signatory and, when away, the substitute.
create table agreements.signatory (
	id        uuid primary key,
	party_id  uuid not null references agreements.party,
	person_id uuid not null references people.person,
	duty      text not null check (duty in ('signatory', 'substitute')),
	named_at  timestamptz not null,
	named_by  uuid references people.person,
	-- Why another one was named.
	reason    text not null default '' check (length(reason) <= 1000),
	ended_at  timestamptz
);
create unique index one_standing_signatory_of_a_duty on agreements.signatory (party_id, duty) where ended_at is null;
create index on agreements.signatory (person_id) where ended_at is null;

-- A document given to the gateway to be signed by one person.
create table agreements.signing (
	id             uuid primary key,
	text_id        uuid not null references agreements.text,
	party_id       uuid not null references agreements.party,
	person_id      uuid not null references people.person,
	reference      text not null unique,
	-- The file that was given out: signatures made before are in it.
	given_file_id  uuid not null references platform.file,
	begun_at       timestamptz not null,
	ended_at       timestamptz,
	outcome        text check (outcome in ('signed', 'cancelled', 'refused')),
	-- Why what came back was not taken.
	refusal        text,
	constraint ended_with_an_outcome check ((ended_at is null) = (outcome is null)),
	constraint refused_with_a_reason check ((outcome is not distinct from 'refused') = (refusal is not null))
);
create index on agreements.signing (text_id);

-- One party's signature on one version of the text.
create table agreements.signature (
	id            uuid primary key,
	agreement_id  uuid not null,
	text_id       uuid not null,
	party_id      uuid not null,
	route         text not null check (route in ('electronic', 'paper')),
	signer_id     uuid not null references people.person,
	-- As the certificate or the paper has it.
	signer_name   text not null check (length(signer_name) between 1 and 150),
	-- What the right was in the moment of signing: a row of its own, or the role of a school's head.
	post          text not null check (length(post) <= 150),
	basis         text not null check (length(basis) <= 300),
	right_id      uuid references agreements.right_to_sign,
	role_id       uuid references people.role,
	signed_on     date not null,
	signed_at     timestamptz,
	-- The signed PDF with all signatures up to this one, or the scan of the paper.
	file_id       uuid not null references platform.file,
	verification  jsonb,
	registered_at timestamptz not null,
	registered_by uuid not null references people.person,
	-- Paper is looked at by another person.
	checked_at    timestamptz,
	checked_by    uuid references people.person,
	check_result  text check (check_result in ('matches', 'differs')),
	check_note    text check (length(check_note) <= 1000),
	valid         boolean not null generated always as (route = 'electronic' or coalesce(check_result = 'matches', false)) stored,
	foreign key (text_id, agreement_id) references agreements.text (id, agreement_id),
	foreign key (party_id, agreement_id) references agreements.party (id, agreement_id),
	constraint a_right_by_record_or_by_role check (num_nonnulls(right_id, role_id) = 1),
	constraint an_electronic_signature_is_verified check (route = 'paper' or (verification is not null and signed_at is not null)),
	constraint only_paper_is_checked check (route = 'paper' or checked_at is null),
	constraint checked_with_a_result check ((checked_at is null) = (check_result is null) and (checked_at is null) = (checked_by is null)),
	constraint checked_by_another_person check (checked_by <> registered_by),
	constraint a_difference_is_told check (check_result is distinct from 'differs' or length(check_note) >= 5)
);
create unique index one_signature_of_a_party on agreements.signature (party_id, text_id) where check_result is distinct from 'differs';
create index on agreements.signature (text_id);

-- A party will not sign this version.
create table agreements.refusal (
	id         uuid primary key,
	text_id    uuid not null,
	agreement_id uuid not null,
	party_id   uuid not null,
	refused_at timestamptz not null,
	refused_by uuid not null references people.person,
	reason     text not null check (length(reason) between 5 and 2000),
	foreign key (text_id, agreement_id) references agreements.text (id, agreement_id),
	foreign key (party_id, agreement_id) references agreements.party (id, agreement_id),
	constraint one_refusal_of_a_version unique (text_id)
);

-- A version has come into force: everybody has signed it.
create table agreements.force (
	text_id      uuid primary key,
	agreement_id uuid not null,
	since        timestamptz not null,
	foreign key (text_id, agreement_id) references agreements.text (id, agreement_id)
);
create index on agreements.force (agreement_id);

create table agreements.termination (
	agreement_id  uuid primary key references agreements.agreement,
	terminated_at timestamptz not null,
	terminated_by uuid not null references people.person,
	effective_on  date not null,
	reason        text not null check (length(reason) between 5 and 2000)
);

-- Asked to sign, and reminded: of one thing on one day once, whoever runs the calendar and how often.
create table agreements.reminder (
	text_id  uuid not null references agreements.text,
	party_id uuid not null references agreements.party,
	kind     text not null check (kind in ('asked', 'week', 'last_days', 'by_hand', 'expired')),
	on_day   date not null,
	sent_at  timestamptz not null,
	sent_by  uuid references people.person,
	letters  integer not null check (letters >= 0),
	primary key (text_id, party_id, kind, on_day)
);

-- What a party has taken upon itself, with its day.
create table agreements.obligation (
	id            uuid primary key,
	agreement_id  uuid not null,
	text_id       uuid not null,
	party_id      uuid not null,
	place         integer not null,
	words         jsonb not null,
	due_on        date,
	done_at       timestamptz,
	done_by       uuid references people.person,
	note          text not null default '' check (length(note) <= 1000),
	-- The agreement was changed or terminated before it was done.
	superseded_at timestamptz,
	foreign key (text_id, agreement_id) references agreements.text (id, agreement_id),
	foreign key (party_id, agreement_id) references agreements.party (id, agreement_id),
	constraint one_obligation_in_a_place unique (text_id, place),
	constraint done_by_somebody check ((done_at is null) = (done_by is null))
);
create index on agreements.obligation (agreement_id);
create index obligation_by_day on agreements.obligation (due_on) where done_at is null and superseded_at is null;

-- Whoever signs must have the right on that day, on the newest version, while it can be signed.
create function agreements.refuse_signature_out_of_right() returns trigger language plpgsql as $$
declare
	organisation uuid := (select organisation_id from agreements.party where id = new.party_id);
begin
	if not exists (
		select from agreements.right_to_sign r
		where r.id = new.right_id and r.person_id = new.signer_id and r.organisation_id = organisation
			and daterange(r.starts_on, r.ends_on, '[]') @> new.signed_on
	) and not exists (
		select from people.role r
		where r.id = new.role_id and r.person_id = new.signer_id and r.organisation_id = organisation and r.kind = 'school_head'
			and r.annulled_at is null and daterange(r.starts_on, r.ends_on, '[]') @> new.signed_on
	) then
		raise exception 'the signer has no right to sign on that day' using errcode = 'check_violation', constraint = 'signed_within_the_right';
	end if;
	if exists (select from agreements.text other where other.agreement_id = new.agreement_id
			and other.number > (select number from agreements.text where id = new.text_id))
		or exists (select from agreements.text where id = new.text_id and recalled_at is not null)
		or exists (select from agreements.refusal where text_id = new.text_id)
		or exists (select from agreements.force where text_id = new.text_id)
		or exists (select from agreements.termination where agreement_id = new.agreement_id) then
		raise exception 'this version is not to be signed' using errcode = 'check_violation', constraint = 'only_the_version_that_waits_is_signed';
	end if;
	return new;
end $$;
create trigger signatures_have_a_right before insert on agreements.signature
	for each row execute function agreements.refuse_signature_out_of_right();

-- What was checked stays checked.
create function agreements.refuse_second_check() returns trigger language plpgsql as $$
begin
	if old.checked_at is not null then
		raise exception 'a signature is checked once' using errcode = 'check_violation', constraint = 'a_check_stays';
	end if;
	return new;
end $$;
create trigger a_check_stays before update on agreements.signature
	for each row execute function agreements.refuse_second_check();

-- B-12, D-03: in force only with a valid signature of every party on this very version.
create function agreements.refuse_force_without_signatures() returns trigger language plpgsql as $$
declare
	parties integer := (select a.parties from agreements.agreement a where a.id = new.agreement_id);
	named   integer := (select count(*) from agreements.party where agreement_id = new.agreement_id);
	signed  integer := (select count(distinct party_id) from agreements.signature where text_id = new.text_id and valid);
begin
	if named <> parties or signed <> parties
		or exists (select from agreements.refusal where text_id = new.text_id)
		or exists (select from agreements.text where id = new.text_id and recalled_at is not null)
		or exists (select from agreements.termination where agreement_id = new.agreement_id) then
		raise exception 'not every party has signed this version'
			using errcode = 'check_violation', constraint = 'in_force_only_when_every_party_has_signed';
	end if;
	return new;
end $$;
create trigger in_force_only_when_every_party_has_signed before insert on agreements.force
	for each row execute function agreements.refuse_force_without_signatures();

-- Nobody joins an agreement whose text is written.
create function agreements.refuse_late_party() returns trigger language plpgsql as $$
begin
	if exists (select from agreements.text where agreement_id = new.agreement_id) then
		raise exception 'the parties stand when the text is written' using errcode = 'check_violation', constraint = 'parties_stand_in_the_text';
	end if;
	return new;
end $$;
create trigger parties_stand_in_the_text before insert on agreements.party
	for each row execute function agreements.refuse_late_party();

grant usage on sequence agreements.number to kartu_app;
grant select, insert on all tables in schema agreements to kartu_app;
-- What people did stays. Only these things change, and nothing is removed.
grant update on agreements.particulars, agreements.plan, agreements.batch to kartu_app;
grant update (ends_on, ended_at, ended_by) on agreements.right_to_sign to kartu_app;
grant update (sign_by, recalled_at, recalled_by, recalled_why) on agreements.text to kartu_app;
grant update (ended_at) on agreements.signatory to kartu_app;
grant update (ended_at, outcome, refusal) on agreements.signing to kartu_app;
grant update (checked_at, checked_by, check_result, check_note) on agreements.signature to kartu_app;
grant update (done_at, done_by, note, superseded_at) on agreements.obligation to kartu_app;
