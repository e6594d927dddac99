-- What the hourly look at all data found: every invariant is asked, nothing is mended.
create table platform.examination (
	id       uuid primary key,
	begun_at timestamptz not null,
	ended_at timestamptz not null check (ended_at >= begun_at),
	-- How many sentences were asked.
	asked    integer not null check (asked > 0),
	-- Those that do not hold: sentence, number of records at fault, the first of them (Valibot: FindingsSchema).
	findings jsonb not null
);
create index on platform.examination (begun_at desc);
grant select, insert, delete on platform.examination to kartu_app;
