-- After a revocation there may be another certificate: it follows the one that was revoked, so that still only one is a person's first.
alter table credentials.certificate
	add column after_id uuid unique references credentials.certificate,
	add constraint what_corrects_follows_no_revocation check (replaces_id is null or after_id is null);
drop index credentials.one_first_certificate_of_a_person;
create unique index one_first_certificate_of_a_person on credentials.certificate (delivery_id, person_id) where replaces_id is null and after_id is null;
