-- Who may know and do what: the centre that operates the installation, and what a school knows of people by itself.

-- The centre whose officers look after the installation: the register, people, letters, jobs. The first one; one at most.
alter table people.organisation add column operates boolean not null default false;
alter table people.organisation add constraint only_a_centre_operates_the_installation check (not operates or kind = 'centre');
update people.organisation set operates = true where id = (
	select organisation.id from people.organisation as organisation
	left join people.role as role on role.organisation_id = organisation.id and role.kind = 'centre_officer'
	where organisation.kind = 'centre' order by role.given_at nulls last, organisation.id limit 1);
create unique index one_centre_operates_the_installation on people.organisation (operates) where operates;

-- A school calls its people as it wrote them down: an address that it types tells it nobody's name.
alter table schools.staff add column name text check (length(name) between 1 and 150);
update schools.staff set name = person.name from people.person as person where person.id = staff.person_id;
alter table schools.staff alter column name set not null;

-- A category is what one school says of a person; another school may say its own of the same person.
alter table schools.qualification add column school_id uuid references schools.school;
update schools.qualification as said set school_id = (
	select staff.school_id from schools.staff as staff where staff.person_id = said.person_id
	order by (staff.subject = said.field) desc, staff.starts_on, staff.school_id limit 1);
delete from schools.qualification where school_id is null;
alter table schools.qualification alter column school_id set not null;
alter table schools.qualification drop constraint one_category_of_a_field_from_a_day;
alter table schools.qualification add constraint one_category_of_a_field_from_a_day_in_a_school unique (person_id, school_id, field, valid_from);

-- Whether somebody was let in to an application who had nothing to do with the school: others lose it with their tie to the school.
alter table applications.editor add column as_outsider boolean not null default false;
-- As the school wrote it, where it typed an address.
alter table applications.editor add column name text check (length(name) between 1 and 150);
update applications.editor as editor set as_outsider = true
	from applications.application as application
	where application.id = editor.application_id
		and not exists (select from people.role as role where role.person_id = editor.person_id and role.organisation_id = application.school_id)
		and not exists (select from schools.staff as staff where staff.person_id = editor.person_id and staff.school_id = application.school_id);

-- Addresses do not stand in events.
update platform.event set particulars = particulars - 'email' where name = 'invitation.sent';
