import type { Day } from '#platform';
import type { Trx } from '#platform/server';

/** What the team says of a half year beside its records. */
export type HalfYearWords = { proud: string; need: string; revision: number; author: string | null };
export const noWords: HalfYearWords = { proud: '', need: '', revision: 0, author: null };

export async function wordsOf(trx: Trx, project_id: string, half: Day): Promise<HalfYearWords> {
	const row = await trx
		.selectFrom('projects.half_year as h')
		.innerJoin('people.person as p', 'p.id', 'h.written_by')
		.select(['h.proud', 'h.need', 'h.revision', 'p.name as author'])
		.where('h.project_id', '=', project_id)
		.where('h.half', '=', half)
		.executeTakeFirst();
	return row ?? noWords;
}
