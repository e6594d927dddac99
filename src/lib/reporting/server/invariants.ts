import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';

/** What holds of all that was told and handed over. */
export const reportingInvariants: Invariant[] = [
	holds(
		'Every hour of a statement was given by its lecturer, as a lecturer, in its edition and between its days.',
		sql`select 'statement ' || s.reference as record
			from reporting.statement s join reporting.statement_entry e on e.statement_id = s.id join delivery.hours h on h.id = e.hours_id
			where h.person_id <> s.person_id or h.as_what <> 'lecturer' or h.edition_id <> s.edition_id or h.held_on not between s.from_on and s.to_on
			group by s.reference`
	),
	holds(
		'What is paid is what was delivered: the lines of a statement add up to the entries of the ledger that it states.',
		sql`select 'statement ' || s.reference as record
			from reporting.statement s
			cross join lateral (
				select coalesce(sum((line ->> 'contact')::int), 0) as contact, coalesce(sum((line ->> 'consultation')::int), 0) as consultation
				from jsonb_array_elements(s.content -> 'lines') line
			) told
			cross join lateral (
				select coalesce(sum(case when e.taken_back then -h.contact else h.contact end), 0) as contact,
					coalesce(sum(case when e.taken_back then -h.consultation else h.consultation end), 0) as consultation
				from reporting.statement_entry e join delivery.hours h on h.id = e.hours_id where e.statement_id = s.id
			) ledger
			where told.contact <> ledger.contact or told.consultation <> ledger.consultation`
	),
	holds(
		'Only what a correction has superseded after it was approved is taken back.',
		sql`select 'statement ' || s.reference as record
			from reporting.statement_entry e join reporting.statement s on s.id = e.statement_id join delivery.hours h on h.id = e.hours_id
			where e.taken_back and e.counts and (h.superseded_at is null or not exists (
				select from reporting.statement_entry paid join reporting.statement p on p.id = paid.statement_id
				where paid.hours_id = e.hours_id and not paid.taken_back and paid.counts and p.approved_at is not null))
			group by s.reference`
	)
];
