import { sql } from 'kysely';
import { done, isId, refused, type Outcome, type Text } from '#platform';
import type { Context, Trx } from '#platform/server';
import * as v from 'valibot';
import { CausesSchema, type Bone } from '../../problem.ts';

/** A card of the open database of problems. An anonymous one names neither the school nor its place. */
export type ProblemCard = {
	project_id: string;
	statement: string;
	group_code: string | null;
	group: Text | null;
	school: string | null;
	municipality: string | null;
	published_at: Date;
	causes: number;
};
export type ProblemFilters = { group?: string; words?: string; page: number };
export type PublicProblems = { cards: ProblemCard[]; total: number; page: number; groups: { code: string; name: Text; count: number }[] };

export const cardsOnPage = 50;

/** The open database of problems: what schools have agreed to show, the newest first. Everybody reads it. */
export function readPublicProblems(context: Context, { group, words, page }: ProblemFilters): Promise<PublicProblems> {
	return context.db.transaction().execute(async (trx) => {
		const sought = (words ?? '').trim().slice(0, 200);
		const where = sql`(${group || null}::text is null or card.group_code = ${group || null})
			and (${sought} = '' or platform.folded(card.statement || ' ' || card.concerns) like '%' || platform.folded(${escaped(sought)}) || '%')`;
		const { rows: counted } = await sql<{ total: number }>`
			select count(*)::int as total from ${cardsThatStand} where ${where}`.execute(trx);
		const total = counted[0]?.total ?? 0;
		const shown = Math.min(Math.max(1, page), Math.max(1, Math.ceil(total / cardsOnPage)));
		const { rows } = await sql<Omit<ProblemCard, 'group'>>`
			select ${cardColumns} from ${cardTables} where ${where}
			order by problem.published_at desc, problem.project_id limit ${cardsOnPage} offset ${(shown - 1) * cardsOnPage}`.execute(trx);
		const groups = await groupsShown(trx);
		const names = new Map(groups.map(({ code, name }) => [code, name]));
		const named = rows.map((row) => ({ ...row, group: (row.group_code && names.get(row.group_code)) || null }));
		return { cards: named, total, page: shown, groups };
	});
}

export type PublicProblem = ProblemCard & { concerns: string; bones: Bone[] };

/** One card of the open database. */
export function readPublicProblem(context: Context, id: string): Promise<Outcome<PublicProblem, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(id)) return refused('not_found');
		const { rows } = await sql<Omit<ProblemCard, 'group'> & { concerns: string; bones: unknown }>`
			select ${cardColumns}, card.concerns, card.causes as bones from ${cardTables} where problem.project_id = ${id}`.execute(trx);
		const [row] = rows;
		if (!row) return refused('not_found');
		const name = (await groupsShown(trx)).find(({ code }) => code === row.group_code)?.name ?? null;
		return done({ ...row, group: name, bones: v.parse(CausesSchema, row.bones) });
	});
}

const cardColumns = sql`problem.project_id, card.statement, card.group_code, problem.published_at,
	case when project.anonymous then null else version.name end as school,
	case when project.anonymous then null else municipality.short_name end as municipality,
	(select count(*)::int from jsonb_path_query(card.causes, '$[*].causes[*]')) as causes`;

/** Cards as they were released last, while they stand: what the team has written since is not shown. */
const cardsThatStand = sql`projects.problem problem
	join lateral (
		select c.* from projects.card c where c.project_id = problem.project_id order by c.number desc limit 1
	) card on problem.published_at is not null`;

const cardTables = sql`${cardsThatStand}
	join projects.project project on project.id = problem.project_id
	join lateral (select v.name, v.municipality_id from schools.school_version v where v.school_id = project.school_id order by v.starts_on desc limit 1) version on true
	join schools.municipality municipality on municipality.id = version.municipality_id`;

/** The groups of which there are cards, with the words that their calls give them. */
async function groupsShown(trx: Trx): Promise<PublicProblems['groups']> {
	const { rows } = await sql<{ code: string; name: Text; count: number }>`
		select counted.code, topic.name, counted.count from (
			select card.group_code as code, count(*)::int as count from ${cardsThatStand} where card.group_code is not null group by card.group_code
		) counted
		join lateral (
			select topic -> 'name' as name from programmes.rules rules, jsonb_array_elements(rules.topics) topic
			where topic ->> 'code' = counted.code and rules.published_at is not null order by rules.published_at desc limit 1
		) topic on true
		order by counted.count desc, counted.code`.execute(trx);
	return rows;
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
