import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';
import { waitingFor } from './records/asked.ts';

/** What holds for examples of good practice, and no single constraint guards. */
export const practicesInvariants: Invariant[] = [
	holds(
		'What is published has the consent of the school and of everybody whose word it needs (G-01).',
		sql`select practice.reference as record from practices.publication p join practices.practice practice on practice.id = p.practice_id
			where p.superseded_at is null and p.withdrawn_at is null and (
				not exists (select from practices.consent c where c.practice_id = p.practice_id and c.kind = 'school' and c.number = p.number and c.withdrawn_at is null)
				or (select count(*) from practices.consent c where c.practice_id = p.practice_id and c.kind = 'author' and c.number = p.number
					and c.withdrawn_at is null) < (p.authors ->> 'others')::int + jsonb_array_length(p.authors -> 'names')
				or ${waitingFor(sql`p.practice_id`, sql`p.number`)} > 0)`
	),
	holds(
		'Whoever wrote what is being decided on is asked for it (G-01).',
		sql`select practice.reference as record from practices.version v join practices.practice practice on practice.id = v.practice_id
			cross join lateral jsonb_each(v.content -> 'texts') as written(key, value)
			join people.person person on person.id::text = written.value ->> 'by' and person.erased_at is null
			where written.value ->> 'text' <> '' and v.number = (select max(l.number) from practices.version l where l.practice_id = v.practice_id)
				and not exists (select from practices.publication p where p.practice_id = v.practice_id and p.number = v.number)
				and not exists (select from practices.asked a where a.practice_id = v.practice_id and a.number = v.number and a.person_id = person.id)`
	),
	holds(
		'What is searched is what is published.',
		sql`select coalesce(e.slug, p.slug) as record from practices.entry e
			full join (select * from practices.publication where superseded_at is null and withdrawn_at is null) p on p.id = e.publication_id
			where e.practice_id is null or p.id is null`
	),
	holds(
		'What was dropped was never published.',
		sql`select p.reference as record from practices.practice p
			where p.dropped_at is not null and exists (select from practices.publication b where b.practice_id = p.id)`
	),
	holds(
		'Each example that goes on has an author.',
		sql`select p.reference as record from practices.practice p
			where p.dropped_at is null and not exists (select from practices.author a where a.practice_id = p.id and a.removed_at is null)`
	)
];
