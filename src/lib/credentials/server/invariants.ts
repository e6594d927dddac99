import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';

/** What holds for certificates, and no single constraint guards. */
export const credentialsInvariants: Invariant[] = [
	holds(
		'Nobody is certified for more than the ledger had when the certificate was issued (H-15).',
		sql`select 'certificate ' || c.number as record from credentials.certificate c
			where exists (
				select from (
					select coalesce(sum(h.contact), 0) as contact, coalesce(sum(h.consultation), 0) as consultation, coalesce(sum(h.independent), 0) as independent
					from delivery.hours h
					where h.delivery_id = c.delivery_id and h.person_id = c.person_id and h.as_what = 'participant'
						and h.written_at <= c.issued_at and (h.superseded_at is null or h.superseded_at >= c.issued_at)
				) attended
				where c.contact > attended.contact or c.consultation > attended.consultation or c.independent > attended.independent
			)`
	),
	holds(
		'Numbers of an issuer in a year go on without a gap up to the last one given (H-14).',
		sql`select 'numbers of ' || k.issuer_id || ' in ' || k.year as record from credentials.counter k
			where k.last <> (select count(*) from credentials.certificate c where c.issuer_id = k.issuer_id and c.year = k.year)
				or k.last <> (select max(c.serial) from credentials.certificate c where c.issuer_id = k.issuer_id and c.year = k.year)`
	),
	holds(
		'A certificate replaces one of the same person and delivery, which was not revoked.',
		sql`select 'certificate ' || c.number as record from credentials.certificate c join credentials.certificate old on old.id = c.replaces_id
			where c.person_id <> old.person_id or c.delivery_id <> old.delivery_id
				or exists (select from credentials.revocation r where r.certificate_id = old.id)`
	),
	holds(
		'A certificate after a revocation follows one of the same person and delivery, which was revoked before.',
		sql`select 'certificate ' || c.number as record from credentials.certificate c join credentials.certificate old on old.id = c.after_id
			left join credentials.revocation r on r.certificate_id = old.id
			where c.person_id <> old.person_id or c.delivery_id <> old.delivery_id or r.revoked_at is null or r.revoked_at > c.issued_at`
	),
	holds(
		'What a certificate says of number, code, hours and day is what the register has.',
		sql`select 'certificate ' || c.number as record from credentials.certificate c
			where c.content ->> 'number' <> c.number or c.content ->> 'code' <> c.code or (c.content ->> 'issued_on')::date <> c.issued_on
				or (c.content -> 'hours' ->> 'contact')::int <> c.contact or (c.content -> 'hours' ->> 'consultation')::int <> c.consultation
				or (c.content -> 'hours' ->> 'independent')::int <> c.independent`
	)
];
