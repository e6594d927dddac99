import { sql } from 'kysely';
import type { Context } from '#platform/server';
import type { FollowedPractice } from '../../followed.ts';

/** What is published, what changed last first: for those who follow it and for the map of the site. What is withdrawn is not there. */
export const newestPractices = (context: Context, most: number): Promise<FollowedPractice[]> =>
	context.db.transaction().execute(async (trx) => {
		const { rows } = await sql<FollowedPractice>`
			select e.practice_id, e.slug, e.title, e.problem, e.place, array(select jsonb_array_elements_text(p.authors -> 'names')) as names,
				v.facts ->> 'school' as school, p.licence, p.published_at,
				(select min(f.published_at) from practices.publication f where f.practice_id = e.practice_id) as first_at
			from practices.entry e join practices.publication p on p.id = e.publication_id
			join practices.version v on v.practice_id = p.practice_id and v.number = p.number
			order by p.published_at desc, e.practice_id limit ${most}`.execute(trx);
		return rows;
	});
