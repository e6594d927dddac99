-- Certificates: who is entitled, what was issued, what replaced or revoked it, and by which key it is checked.
create schema credentials;
grant usage on schema credentials to kartu_app;

-- What an edition says of its certificates. The issuer is the centre of the programme.
create table credentials.terms (
	edition_id         uuid primary key references programmes.edition,
	issuer_id          uuid not null references people.organisation,
	-- As printed: legal name, code of the legal person, address, contact (D-06).
	issuer_name        text not null check (length(issuer_name) between 2 and 250),
	issuer_code        text not null check (issuer_code ~ '^[0-9]{7,9}$'),
	issuer_address     text not null default '' check (length(issuer_address) <= 300),
	-- H-04: the accreditation of the issuer, and until when it holds.
	accreditation      text not null check (length(accreditation) between 1 and 100),
	accredited_until   date not null,
	-- H-06: the code of the programme in the register („NŠPR“); null while it is pending.
	programme_code     text check (programme_code ~ '^[0-9]{9}$'),
	programme_title    jsonb not null,
	competences        jsonb not null default '[]',
	-- H-13: the least share of the hours promised, in percent.
	least_share        integer not null check (least_share between 0 and 100),
	asks_evaluation    boolean not null,
	-- Who signs: post and name.
	signatory_post     text not null check (length(signatory_post) between 2 and 150),
	signatory_name     text not null check (length(signatory_name) between 2 and 150),
	-- Stands before the number: MM-2026-000123.
	series             text not null check (series ~ '^[A-ZĄČĘĖĮŠŲŪŽ]{1,6}$'),
	revision           integer not null default 0,
	changed_at         timestamptz not null,
	changed_by         uuid references people.person,
	constraint a_temporary_code_is_no_code check (programme_code <> '999999999')
);

-- The name as its owner wants it printed.
create table credentials.name (
	delivery_id  uuid not null references delivery.delivery,
	person_id    uuid not null references people.person,
	name         text not null check (length(name) between 1 and 150),
	confirmed_at timestamptz not null,
	-- The person, or whoever took it from a signed sheet.
	confirmed_by uuid references people.person,
	how          text not null check (how in ('page', 'link', 'sheet')),
	primary key (delivery_id, person_id)
);

-- Keys that have signed certificates. An old key is honoured for ever unless it was compromised.
create table credentials.key (
	-- SHA-256 of the 32 bytes of the public key, in hexadecimal.
	fingerprint    text primary key check (fingerprint ~ '^[0-9a-f]{64}$'),
	public_key     text not null,
	since          timestamptz not null,
	until          timestamptz,
	compromised_at timestamptz
);

-- The last number of an issuer in a year (H-14).
create table credentials.counter (
	issuer_id uuid not null references people.organisation,
	year      integer not null check (year between 2000 and 2200),
	last      integer not null check (last > 0),
	primary key (issuer_id, year)
);

create table credentials.certificate (
	id          uuid primary key,
	number      text not null unique,
	issuer_id   uuid not null references people.organisation,
	year        integer not null,
	serial      integer not null check (serial > 0),
	-- The short code beside the number.
	code        text not null check (code ~ '^[2-9A-HJKMNPQRTUVWXYZ]{8}$'),
	delivery_id uuid not null references delivery.delivery,
	person_id   uuid not null references people.person,
	-- Frozen at issue (Valibot: CertificateSchema).
	content     jsonb not null,
	-- Quarters attended, as certified (H-15).
	contact      integer not null check (contact >= 0),
	consultation integer not null check (consultation >= 0),
	independent  integer not null check (independent >= 0),
	-- The compact signed statement, as it stands in the QR.
	statement   text not null,
	-- The Open Badges 3.0 credential, signed as a token (VC-JWT).
	badge       text not null,
	key         text not null references credentials.key,
	issued_on   date not null,
	issued_at   timestamptz not null,
	issued_by   uuid references people.person,
	-- The certificate that it corrects, and why.
	replaces_id uuid unique references credentials.certificate,
	why         text check (length(why) between 3 and 1000),
	constraint one_number_of_an_issuer_in_a_year unique (issuer_id, year, serial),
	constraint a_correction_says_why check ((replaces_id is null) = (why is null))
);
create index on credentials.certificate (person_id);
create index on credentials.certificate (delivery_id);
-- Of certificates that nothing replaced there is one for a person and a delivery.
create unique index one_first_certificate_of_a_person on credentials.certificate (delivery_id, person_id) where replaces_id is null;

create table credentials.revocation (
	certificate_id uuid primary key references credentials.certificate,
	revoked_at     timestamptz not null,
	revoked_by     uuid references people.person,
	why            text not null check (length(why) between 3 and 1000)
);

-- H-15: nobody is certified for more than the ledger says they attended.
create function credentials.refuse_more_than_attended() returns trigger language plpgsql as $$
begin
	if exists (
		select from (
			select coalesce(sum(h.contact), 0) as contact, coalesce(sum(h.consultation), 0) as consultation, coalesce(sum(h.independent), 0) as independent
			from delivery.hours h
			where h.delivery_id = new.delivery_id and h.person_id = new.person_id and h.as_what = 'participant' and h.superseded_at is null
		) attended
		where new.contact > attended.contact or new.consultation > attended.consultation or new.independent > attended.independent
	) then
		raise exception 'more than was attended' using errcode = 'check_violation', constraint = 'certified_is_not_above_attended';
	end if;
	return new;
end $$;
create trigger certified_is_not_above_attended before insert on credentials.certificate
	for each row execute function credentials.refuse_more_than_attended();

grant select, insert on all tables in schema credentials to kartu_app;
-- What was issued stays as it was issued.
grant update on credentials.terms, credentials.counter, credentials.name to kartu_app;
grant update (until, compromised_at) on credentials.key to kartu_app;
