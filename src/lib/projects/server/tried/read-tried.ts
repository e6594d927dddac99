import { sql } from 'kysely';
import type { Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import { isShownTo } from '../../project.ts';
import { similarityOf, type Likely, type Likeness } from '../../similar.ts';
import { partsIn, projectFor, tiesOf } from '../projects/part-in.ts';
import { projectsOf, type ProjectRecord } from '../projects/project-record.ts';
import { attemptsOf, type Attempt } from './attempts.ts';

/** An attempt as it is shown. Of an anonymous school nothing but what was tried: no name, no place, no link, no reasons but the problem. */
export type Tried = Pick<Attempt, 'id' | 'kind' | 'title' | 'statement' | 'done' | 'learned' | 'conditions' | 'result' | 'at'> & {
	school: string | null;
	municipality: string | null;
	likeness: Likeness;
	/** Where more of it can be read, for those who see the project. */
	path: string | null;
};
export type TriedFilters = { project?: string; group?: string; words?: string; result?: string; page: number };
export type TriedPage = {
	/** The project for which it is asked, where the reader has a part in it. */
	of: { id: string; title: string } | null;
	attempts: Tried[];
	total: number;
	page: number;
	groups: { code: string; name: Text }[];
};

export const attemptsOnPage = 20;

/**
 * What others have tried (N-06): for a project the attempts of the most similar schools first, failures like successes; otherwise
 * the newest first. Only what the reader may see of each project; the project's own attempts are left out.
 */
export function readTried(context: Context, { project, page, ...sought }: TriedFilters): Promise<TriedPage> {
	return context.db.transaction().execute(async (trx) => {
		const found = project ? await projectFor(trx, context, project) : null;
		const of = found && found.part !== 'reader' ? found.project : null;
		const asked = of ? await likelyOf(trx, of.id) : null;
		const all = (await attemptsOf(trx, sought)).filter(({ project_id }) => project_id !== of?.id);
		const ties = await tiesOf(trx, context, distinct(all));
		const likenessOf = (one: Attempt): Likeness => (asked ? similarityOf(asked, one) : { points: 0, why: [], km: null });
		const listed = all
			.filter((one) => isShownTo(ties(one.project_id), one.visibility))
			.map((one) => ({ one, likeness: likenessOf(one) }))
			.sort((a, b) => b.likeness.points - a.likeness.points || b.one.at.getTime() - a.one.at.getTime());
		const shown = Math.min(Math.max(1, page), Math.max(1, Math.ceil(listed.length / attemptsOnPage)));
		const onPage = listed.slice((shown - 1) * attemptsOnPage, shown * attemptsOnPage);
		const opens = await openTo(
			trx,
			context,
			onPage.map(({ one }) => one.project_id)
		);
		return {
			of: of && { id: of.id, title: of.title },
			attempts: onPage.map(({ one, likeness }) => toldOf(one, likeness, opens.has(one.project_id))),
			total: listed.length,
			page: shown,
			groups: await groupsOf(trx)
		};
	});
}

function toldOf(attempt: Attempt, likeness: Likeness, opens: boolean): Tried {
	const { id, kind, title, statement, done, learned, conditions, result, at, anonymous, project_id } = attempt;
	const path = kind === 'cycle' ? `/project/${project_id}/cycles/${id}` : `/project/${project_id}`;
	return {
		// The id of an ended project leads to its page.
		id: kind === 'project' && anonymous ? '' : id,
		kind,
		title,
		statement,
		done,
		learned,
		conditions,
		result,
		at,
		school: anonymous ? null : attempt.school,
		municipality: anonymous ? null : attempt.municipality,
		likeness,
		path: opens && !anonymous ? path : null
	};
}

const distinct = (attempts: readonly Attempt[]): { id: string }[] =>
	[...new Set(attempts.map(({ project_id }) => project_id))].map((id) => ({ id }));

async function openTo(trx: Trx, context: Context, ids: readonly string[]): Promise<Set<string>> {
	const projects: ProjectRecord[] = ids.length > 0 ? await projectsOf(trx, context, { ids: [...new Set(ids)] }) : [];
	return new Set((await partsIn(trx, context, projects)).keys());
}

/** What of a project's school and problem counts. */
async function likelyOf(trx: Trx, projectId: string): Promise<Likely | null> {
	const { rows } = await sql<{
		group: string | null;
		type: string;
		pupils: number | null;
		latitude: number | null;
		longitude: number | null;
	}>`
		select problem.group_code as "group", version.type_code as type, pupils.pupils,
			coalesce(version.latitude, municipality.latitude) as latitude, coalesce(version.longitude, municipality.longitude) as longitude
		from projects.project p
		join projects.problem problem on problem.project_id = p.id
		join lateral (select v.* from schools.school_version v where v.school_id = p.school_id order by v.starts_on desc limit 1) version on true
		join schools.municipality municipality on municipality.id = version.municipality_id
		left join lateral (
			select counted.pupils from schools.pupil_count counted where counted.school_id = p.school_id order by counted.as_of desc limit 1
		) pupils on true
		where p.id = ${projectId}`.execute(trx);
	const [row] = rows;
	if (!row) return null;
	const { latitude, longitude, ...known } = row;
	return { ...known, anonymous: false, place: latitude === null || longitude === null ? null : { latitude, longitude } };
}

/** The groups of problems that calls have named, the newest words first. */
async function groupsOf(trx: Trx): Promise<TriedPage['groups']> {
	const { rows } = await sql<{ code: string; name: Text }>`
		select distinct on (topic ->> 'code') topic ->> 'code' as code, topic -> 'name' as name
		from programmes.rules rules, jsonb_array_elements(rules.topics) topic
		where rules.published_at is not null and exists (select from projects.problem problem where problem.group_code = topic ->> 'code')
		order by topic ->> 'code', rules.published_at desc`.execute(trx);
	return rows;
}
