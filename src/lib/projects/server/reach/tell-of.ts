import { dayInWords, type Day } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { subjectsOfProject, type ProjectRecord } from '../projects/index.ts';

/** What an event of the second level tells: its day and how many came, and nobody's name. */
export const tellOf = (
	trx: Trx,
	context: Context,
	name: `second_level.${string}`,
	project: Pick<ProjectRecord, 'id' | 'school_id'>,
	{ held_on, reached }: { held_on: Day; reached: number }
) =>
	record(trx, context, {
		name,
		...subjectsOfProject(project),
		particulars: { day: { lt: dayInWords(held_on, 'lt'), en: dayInWords(held_on, 'en') }, count: reached }
	});
