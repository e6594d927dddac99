-- Four surveys around a delivery instead of two, questionnaires of an edition's own, and marks by which the sheets of one unknown
-- person can be laid side by side.
alter table evaluation.survey drop constraint survey_kind_check;
alter table evaluation.survey add constraint survey_kind_check check (kind in ('needs', 'climate', 'evaluation', 'practice'));

-- The questionnaire that an edition asks instead of ours: what officers are writing, and which version of it is in use.
create table evaluation.template (
	id         uuid primary key,
	edition_id uuid not null references programmes.edition,
	kind       text not null check (kind in ('needs', 'climate', 'evaluation', 'practice')),
	-- When it goes out and what it asks (Valibot: DraftSchema), as it is being written.
	draft      jsonb not null,
	-- Grows with every change of the draft, so that nobody saves over somebody else's.
	revision   integer not null default 1 check (revision > 0),
	-- The version by which surveys are opened; none: ours.
	in_use     integer,
	begun_at   timestamptz not null,
	begun_by   uuid references people.person,
	constraint one_template_of_a_kind unique (edition_id, kind)
);

-- What was once in use is not changed any more: surveys were opened by it.
create table evaluation.template_version (
	template_id uuid not null references evaluation.template,
	number      integer not null check (number > 0),
	content     jsonb not null,
	made_at     timestamptz not null,
	made_by     uuid references people.person,
	primary key (template_id, number)
);
alter table evaluation.template add constraint what_is_in_use_is_a_version
	foreign key (id, in_use) references evaluation.template_version (template_id, number);

-- By which version of which questionnaire a survey was opened; nothing: by ours.
alter table evaluation.survey
	add column template_id uuid,
	add column template_version integer,
	add constraint opened_by_a_version foreign key (template_id, template_version) references evaluation.template_version (template_id, number),
	add constraint a_template_has_its_version check ((template_id is null) = (template_version is null));

-- The mark of a sheet: a secret of the answering person's own, hashed with the delivery. Nobody else has the secret; no two deliveries have the same mark.
alter table evaluation.box add column mark text constraint a_mark_is_a_print check (mark ~ '^[A-Za-z0-9_-]{43}$');
alter table evaluation.sheet add column mark text constraint a_mark_of_a_sheet_is_a_print check (mark ~ '^[A-Za-z0-9_-]{43}$');

grant select, insert on evaluation.template, evaluation.template_version to kartu_app;
grant update (draft, revision, in_use) on evaluation.template to kartu_app;
grant update (mark) on evaluation.sheet to kartu_app;
