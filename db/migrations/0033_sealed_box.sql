-- What lies in the box of an open survey is sealed with a key that is not in the database: two copies of it, taken before and after
-- somebody acted, tell no answer. What came in before this is sealed when the next sheet comes in.
alter table evaluation.box
	drop column mark,
	alter column answers drop not null,
	add column sealed bytea,
	add constraint a_sheet_is_sealed_or_old check ((answers is null) <> (sealed is null));
