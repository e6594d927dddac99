-- Who was at a gathering, who says so and when. Whoever came without having signed up has a row that was withdrawn as it was made: they take no seat.
alter table spaces.sign_up add column marked_at timestamptz, add column marked_by uuid references people.person;
update spaces.sign_up set marked_at = signed_at, marked_by = person_id where attended is not null;
alter table spaces.sign_up add constraint marked_by_somebody
	check ((attended is null) = (marked_at is null) and (attended is null) = (marked_by is null));

-- What was answered to a task and does not finish it: „I cannot before Friday“. Read by whoever sees the task.
create table spaces.task_note (
	id        uuid primary key,
	task_id   uuid not null references spaces.task,
	author_id uuid not null references people.person,
	body      text not null check (length(body) between 1 and 2000),
	said_at   timestamptz not null
);
create index on spaces.task_note (task_id, said_at);
grant select, insert on spaces.task_note to kartu_app;

-- A register of a delivery is led to by what a room holds.
create index on spaces.event (delivery_id) where delivery_id is not null;

-- What private and school events and tasks are called stands in no record of what happened.
update platform.event set particulars = particulars - 'title'
where name in ('gathering.planned', 'gathering.changed', 'gathering.cancelled', 'gathering.joined', 'gathering.left', 'minutes.written', 'visit.thanked',
	'task.given', 'task.done') and particulars ? 'title';
