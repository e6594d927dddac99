import { sql } from 'kysely';
import { inLocale, snippetOf, type Found, type Sought, type Text } from '#platform';
import { askedFor, markedText, type Context } from '#platform/server';
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
		const { rows } = await hits(sought).execute(trx);
		const parts = await partsIn(trx, context, rows.length > 0 ? await projectsOf(trx, { ids: rows.map(({ id }) => id) }) : []);
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

function hits({ terms, room_id, since, before }: Sought) {
	const asked = askedFor(terms);
	return sql<Row>`
		with asked as materialized (select ${asked} as query)
		select found.id, found.title, found.begun_at as at, network.name as network, found.text,
			${markedText(sql`found.text`, sql`(select query from asked)`)} as marked
		from (
			select p.id, p.title, p.begun_at, p.network_id, concat_ws(E'\n', problem.statement, problem.concerns, p.outcome_words) as text
			from projects.project p join projects.problem problem on problem.project_id = p.id
		) found
		left join networks.network network on network.id = found.network_id
		where spaces.searchable(found.title, found.text) @@ (select query from asked)
			${room_id === null ? sql`` : sql`and found.network_id = ${room_id}`}
			${since === null ? sql`` : sql`and found.begun_at >= ${since}`}
			${before === null ? sql`` : sql`and (found.begun_at, found.id) < (${before.at}, ${before.id}::uuid)`}
		order by found.begun_at desc, found.id desc limit ${most}`;
}
