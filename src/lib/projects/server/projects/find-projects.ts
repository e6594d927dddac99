import { sql } from 'kysely';
import { dayOf, inLocale, isPlainly, snippetOf, type Day, type Found, type Sought, type Text } from '#platform';
import { askedFor, markedText, plannedOnce, type Context } from '#platform/server';
import { networkOn } from './network-on.ts';
import { partsIn } from './part-in.ts';
import { projectsOf } from './project-record.ts';

/** What can be looked for here. */
export const projectKinds = ['project'] as const;

type Row = { id: string; title: string; at: Date; network: Text | null; text: string; marked: string };

/** At most so many projects are compared: far more than an installation has. */
const most = 2000;

/**
 * Projects whose page whoever acts may see, by their topic, their problem and what was learned, the latest first. How the school
 * knows of its problem is not looked into: not everybody who sees the project reads it.
 */
export function findProjects(context: Context, sought: Sought): Promise<Found[]> {
	return context.db.transaction().execute(async (trx) => {
		if (sought.terms.length === 0 || sought.by !== null || (sought.kind !== null && sought.kind !== 'project')) return [];
		const { rows } = await hits(sought, dayOf(context.now)).execute(trx);
		const parts = await partsIn(trx, context, rows.length > 0 ? await projectsOf(trx, context, { ids: rows.map(({ id }) => id) }) : []);
		return rows
			.filter(({ id }) => parts.has(id))
			.slice(0, sought.limit)
			.map(({ id, title, at, network, text, marked }) => ({
				kind: 'project',
				id,
				title,
				parts: snippetOf(text, marked),
				path: `/project/${id}`,
				at,
				by: null,
				place: network ? inLocale(network, context.locale) : null
			}));
	});
}

function hits(sought: Sought, today: Day) {
	const { terms, room_id, since, before } = sought;
	const asked = askedFor(terms);
	return sql<Row>`
		with asked as materialized (select ${asked} as query),
		hit as materialized (select project_id, begun_at from projects.sought where search @@ ${asked})
		select p.id, p.title, hit.begun_at as at, network.name as network, told.text,
			${markedText(sql`told.text`, sql`(select query from asked)`)} as marked
		from hit
		join projects.project p on p.id = hit.project_id
		join projects.problem problem on problem.project_id = p.id
		join programmes.edition edition on edition.id = p.edition_id
		left join ${networkOn(today)}
		cross join lateral (select concat_ws(E'\n', problem.statement, problem.concerns, p.outcome_words) as text) told
		where true
			${room_id === null ? sql`` : sql`and network.id = ${room_id}`}
			${since === null ? sql`` : sql`and hit.begun_at >= ${since}`}
			${before === null ? sql`` : sql`and (hit.begun_at, hit.project_id) < (${before.at}, ${before.id}::uuid)`}
		order by hit.begun_at desc, hit.project_id desc limit ${most} ${isPlainly(sought) ? plannedOnce : sql``}`;
}
