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
	),
	holds(
		'A line that refuses is never overdrawn: what was written to it was there (B-13).',
		sql`select 'budget line ' || l.id as record
			from reporting.budget_line l join reporting.money_entry e on e.line_id = l.id
			where l.overrun = 'refuse' and e.over_cents > 0
			group by l.id`
	),
	holds(
		'What fulfils a promise fulfils one that stands.',
		sql`select 'money entry ' || paid.id as record
			from reporting.money_entry paid join reporting.money_entry promise on promise.id = paid.commitment_id
			where paid.withdrawn_at is null and (promise.withdrawn_at is not null or promise.kind <> 'commitment')`
	),
	holds(
		'A report that is made every week or month and is not stopped falls due again.',
		sql`select 'report ' || id as record from reporting.report where rhythm <> 'once' and stopped_at is null and next_on is null`
	),
	holds(
		'What was made stands as a file with the print that was written down, until it is forgotten.',
		sql`select kept.what || ' ' || kept.id as record
			from (
				select 'made report' as what, id, file_id, sha256 from reporting.made_report where file_id is not null
				union all select 'research export', id, file_id, sha256 from reporting.research_export where file_id is not null
			) kept
			where not exists (select from platform.file f where f.id = kept.file_id and f.owner_id = kept.id and f.sha256 = kept.sha256)`
	),
	holds(
		'An export is taken by whoever asked for it, between its making and its end.',
		sql`select 'research export ' || e.id as record
			from reporting.research_download d join reporting.research_export e on e.id = d.export_id
			where d.person_id <> e.asked_by or e.made_at is null or d.taken_at < e.made_at
				or (d.taken_at at time zone 'Europe/Vilnius')::date > e.expires_on
			group by e.id`
	)
];
