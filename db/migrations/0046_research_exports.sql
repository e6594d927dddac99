-- The data of an edition for a researcher, without names: asked for by one officer, granted by another or by the owner of the programme.
create table reporting.research_export (
	id           uuid primary key,
	edition_id   uuid not null references programmes.edition,
	purpose      text not null check (length(purpose) between 20 and 2000),
	researcher   text not null check (length(researcher) between 3 and 200),
	institution  text not null check (length(institution) between 3 and 200),
	agreement    text not null check (length(agreement) between 1 and 100),
	agreement_on date not null,
	asked_at     timestamptz not null,
	asked_by     uuid not null references people.person,
	granted_at   timestamptz,
	granted_by   uuid references people.person,
	refused_at   timestamptz,
	refused_by   uuid references people.person,
	refused_why  text check (length(refused_why) between 3 and 1000),
	made_at      timestamptz,
	file_id      uuid unique,
	sha256       text check (sha256 ~ '^[0-9a-f]{64}$'),
	bytes        integer check (bytes > 0),
	expires_on   date,
	-- How many rows of each file were left, made coarser and left out.
	counts       jsonb,
	failures     integer not null default 0 check (failures >= 0),
	failed_at    timestamptz,
	forgotten_at timestamptz,
	constraint four_eyes check (granted_by is distinct from asked_by or granted_by is null),
	constraint granted_by_somebody check ((granted_at is null) = (granted_by is null)),
	constraint refused_with_a_reason check ((refused_at is null) = (refused_by is null) and (refused_at is null) = (refused_why is null)),
	constraint granted_or_refused check (granted_at is null or refused_at is null),
	constraint made_when_granted check (made_at is null or granted_at is not null),
	constraint made_whole check (
		(made_at is null) = (sha256 is null) and (made_at is null) = (bytes is null) and (made_at is null) = (expires_on is null)
		and (made_at is null) = (counts is null)
	),
	constraint a_file_until_it_is_forgotten check ((file_id is not null) = (made_at is not null and forgotten_at is null))
);
create index on reporting.research_export (edition_id);
create index on reporting.research_export (expires_on) where forgotten_at is null;

create table reporting.research_download (
	id        uuid primary key,
	export_id uuid not null references reporting.research_export,
	person_id uuid not null references people.person,
	taken_at  timestamptz not null
);
create index on reporting.research_download (export_id);

grant select, insert on reporting.research_export, reporting.research_download to kartu_app;
grant update (granted_at, granted_by, refused_at, refused_by, refused_why, made_at, file_id, sha256, bytes, expires_on, counts, failures, failed_at, forgotten_at)
	on reporting.research_export to kartu_app;
