import { dayOf, done, isId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holds } from '#people/server';
import { editionFor } from '#programmes/server';
import { schoolById } from '#schools/server';
import { mayWith } from '../records/may.ts';
import { practiceIds, practicesOf, type PracticeRecord } from '../records/practice-record.ts';

/** So many examples stand on a page of a list. */
const pageSize = 50;
export type PracticesPage = { practices: PracticeRecord[]; total: number; page: number; pageSize: number };

export type SchoolPractices = PracticesPage & {
	school: { id: string; name: string };
	/** Projects of the school from which no example was begun yet: for its own people. */
	projects: { id: string; title: string }[];
};

/** The examples of a school, a page of them, for its own people and whoever may do something with one of them. */
export const readSchoolPractices = (
	context: Context,
	{ school_id, page }: { school_id: string; page: number }
): Promise<Outcome<SchoolPractices, 'not_found'>> =>
	context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const today = dayOf(now);
		const school = isId(school_id) ? await schoolById(trx, school_id, today) : undefined;
		if (!school || actor.kind !== 'person') return refused('not_found');
		const own = await holds(trx, actor, ['school_head', 'school_coordinator', 'team_member'], school.id, today);
		const all = await practiceIds(trx, { school: school.id });
		const may = await mayWith(trx, context, all);
		const practices = await pageOf(
			trx,
			all.filter((id) => may.has(id)),
			page
		);
		if (!own && practices.total === 0) return refused('not_found');
		const projects = own
			? await trx
					.selectFrom('projects.project as p')
					.select(['p.id', 'p.title'])
					.where('p.school_id', '=', school.id)
					.where(({ not, exists, selectFrom }) =>
						not(
							exists(
								selectFrom('practices.practice as e').select('e.id').whereRef('e.project_id', '=', 'p.id').where('e.dropped_at', 'is', null)
							)
						)
					)
					.orderBy('p.begun_at', 'desc')
					.limit(20)
					.execute()
			: [];
		return done({ school: { id: school.id, name: school.name }, ...practices, projects });
	});

/** The editor's desk: the examples of an edition, a page of them, for the officers of its centre. */
export const readEditionPractices = (
	context: Context,
	{ edition_id, page }: { edition_id: string; page: number }
): Promise<Outcome<PracticesPage, 'not_found'>> =>
	context.db.transaction().execute(async (trx) => {
		if (!isId(edition_id)) return refused('not_found');
		const edition = await editionFor(trx, context, edition_id);
		return edition ? done(await pageOf(trx, await practiceIds(trx, { edition: edition_id }), page)) : refused('not_found');
	});

/** What stands on a page; a page behind the last is the last. */
async function pageOf(trx: Trx, ids: readonly string[], asked: number): Promise<PracticesPage> {
	const page = Math.max(1, Math.min(Math.ceil(ids.length / pageSize), asked));
	const practices = await practicesOf(trx, { ids: ids.slice((page - 1) * pageSize, page * pageSize) });
	return { practices, total: ids.length, page, pageSize };
}
