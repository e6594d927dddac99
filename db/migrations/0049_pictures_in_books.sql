-- Which pictures stand in an edition of a book: by what each is, so that one that is taken back is found in all editions that hold it.
create table practices.book_edition_picture (
	edition_id uuid not null references practices.book_edition,
	picture_id uuid not null references practices.picture,
	chapter    text not null,
	primary key (edition_id, picture_id)
);
create index on practices.book_edition_picture (picture_id);
grant select, insert on practices.book_edition_picture to kartu_app;

-- An edition is superseded, too, when a picture in it is not to be shown any more.
alter table practices.book_edition drop constraint book_edition_superseded_why_check;
alter table practices.book_edition add constraint book_edition_superseded_why_check
	check (superseded_why in ('newer', 'example_withdrawn', 'picture_taken_back'));

-- Which people of the example are on a picture, where somebody said so: they find it among what they have agreed to, and take it back there.
create table practices.consent_person (
	consent_id uuid not null references practices.consent,
	person_id  uuid not null references people.person,
	primary key (consent_id, person_id)
);
create index on practices.consent_person (person_id);
grant select, insert on practices.consent_person to kartu_app;
