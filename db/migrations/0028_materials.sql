-- A version of a material can be taken back alone: its file opens from then on only to whoever added it, shared the material or leads the room.

alter table spaces.material_version
	add column removed_at timestamptz,
	add column removed_by uuid references people.person,
	add column removed_why text check (length(removed_why) between 3 and 1000),
	add constraint a_removal_has_all check (num_nonnulls(removed_at, removed_by, removed_why) in (0, 3));
grant update (removed_at, removed_by, removed_why) on spaces.material_version to kartu_app;
