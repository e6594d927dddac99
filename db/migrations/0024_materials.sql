-- Materials of rooms: an empty folder may go, and what stands in a folder is found by it.

grant delete on spaces.folder to kartu_app;
create index on spaces.material (folder_id) where folder_id is not null;
