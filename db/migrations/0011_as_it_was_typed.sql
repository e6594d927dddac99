-- A school is shown the address that it typed: whoever changes theirs tells it to those to whom they come themselves.
alter table schools.staff add column email text check (email = lower(email));
update schools.staff set email = person.email from people.person as person where person.id = staff.person_id;
alter table applications.editor add column email text check (email = lower(email));
update applications.editor set email = person.email from people.person as person where person.id = editor.person_id;
