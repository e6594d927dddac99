-- Pictures of good practice: what is kept of one are its renditions, so a picture has an id of its own and its content can be erased.
alter table practices.picture drop constraint picture_file_id_fkey;
alter table practices.picture rename column file_id to id;
alter table practices.picture add column removed_by uuid references people.person;
alter table practices.picture add constraint removed_by_somebody check ((removed_at is null) = (removed_by is null));
grant update (removed_by) on practices.picture to kartu_app;

alter table practices.rendition add column height integer not null check (height > 0);
create index on practices.rendition (file_id);
grant delete on practices.rendition to kartu_app;

-- Of a picture somebody says who is on it, and for whom the school holds consents: since when, and who keeps them.
alter table practices.consent drop constraint consent_file_id_fkey;
alter table practices.consent rename column file_id to picture_id;
alter table practices.consent add foreign key (picture_id) references practices.picture;
alter table practices.consent add column shows text check (shows in ('nobody', 'adults', 'pupils'));
alter table practices.consent add column held_on date;
alter table practices.consent add constraint a_picture_says_who_is_on_it check ((kind = 'picture') = (shows is not null));
alter table practices.consent add constraint whose_consent_is_held_says_since_when
	check ((coalesce(shows, 'nobody') = 'nobody') = (held_on is null) and (coalesce(shows, 'nobody') = 'nobody' or length(statement) >= 3));
create index on practices.consent (picture_id) where withdrawn_at is null;

-- The pictures of a version with their words, as they were when it was sent.
create table practices.version_picture (
	practice_id uuid not null,
	number      integer not null,
	picture_id  uuid not null references practices.picture,
	position    integer not null check (position >= 0),
	alt         text not null check (length(alt) between 3 and 500),
	caption     text not null check (length(caption) <= 500),
	credit      text not null check (length(credit) <= 200),
	primary key (practice_id, number, picture_id),
	foreign key (practice_id, number) references practices.version
);
create index on practices.version_picture (picture_id);
grant select, insert on practices.version_picture to kartu_app;

-- A content is found by what it is: for addresses that are made of it, and for the sweeping of what nobody has any more.
create index on platform.file (sha256);
