import { beforeAll, expect, test } from 'vitest';
import { termsOf } from '#platform';
import { recorded, type Statement } from '../../../../../bench/recorded.ts';
import { ask, testDatabase } from '../../../../../tests/support/database.ts';
import { openProject, type ProjectStage } from '../../../../../tests/support/projects.ts';
import { findProjects, readTried } from '../index.ts';

const db = await testDatabase();
let stage: ProjectStage;
/** A hundred times the projects of an edition, each ended, with ten cycles that were decided. */
const size = { projects: 4000, cycles: 10 };

beforeAll(async () => {
	stage = await openProject(db);
	await ask(
		db.url,
		`insert into projects.project (id, reference, school_id, edition_id, network_id, title, visibility, begun_at, begun_by, ended_at, ended_by, outcome, outcome_words)
		select gen_random_uuid(), 'X-' || n, school_id, edition_id, network_id, 'Mokinių klausimai ' || n, 'network', begun_at + n * interval '1 minute', begun_by,
			begun_at + n * interval '1 hour', begun_by, 'finished', 'Pavyko'
		from projects.project, generate_series(1, ${size.projects}) n where id = $1`,
		[stage.project]
	);
	await ask(
		db.url,
		`insert into projects.problem (project_id, statement, changed_at, changed_by)
		select id, 'Problema žodis' || row_number() over (order by reference), begun_at, begun_by from projects.project on conflict do nothing`
	);
	await ask(
		db.url,
		`insert into projects.cycle (id, project_id, number, title, learned, decision, planned_at, planned_by, decided_at)
		select gen_random_uuid(), id, n, 'Bandymas ' || n, 'Padeda', 'adopt', begun_at, begun_by, begun_at + n * interval '1 day'
		from projects.project, generate_series(1, ${size.cycles}) n where id <> $1`,
		[stage.project]
	);
	await ask(db.url, 'vacuum analyze projects.sought');
	await ask(db.url, 'analyze');
}, 120_000);

type Node = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Node[] };

/** How the database does what a page asks for: the indexes used, and the tables that are read from end to end. */
async function plansOf(act: () => Promise<unknown>): Promise<{ indexes: string[]; whole: string[] }> {
	const statements = (await recorded(act)).filter(({ text }) => /^\s*(with|select)\b/i.test(text) && !/set_config/.test(text));
	const nodes = (await Promise.all(statements.map(planOf))).flat();
	const whole = nodes.filter((node) => node['Node Type'].includes('Seq Scan')).map((node) => node['Relation Name'] ?? '');
	return {
		indexes: [...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))],
		whole: [...new Set(whole)].filter((table) => ['project', 'problem', 'cycle', 'sought'].includes(table))
	};
}

async function planOf({ text, values }: Statement): Promise<Node[]> {
	const [row] = await ask<{ 'QUERY PLAN': [{ Plan: Node }] }>(db.url, `explain (format json) ${text}`, values);
	const all = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(all)];
	return row ? all(row['QUERY PLAN'][0].Plan) : [];
}

const sought = (typed: string) => ({ terms: termsOf(typed), kind: null, room_id: null, since: null, by: null, before: null, limit: 20 });

test('a project is found by the index of words', async () => {
	const plans = await plansOf(() => findProjects(db.as(stage.teacher), sought('žodis3999 ')));
	expect(plans.indexes).toContain('sought_search_idx');
	expect(plans.whole).not.toContain('sought');
	expect(await findProjects(db.as(stage.teacher), sought('žodis3999 '))).not.toEqual([]);
});

test('the newest attempts are read by the order in which they ended', async () => {
	const plans = await plansOf(() => readTried(db.as(stage.teacher), { page: 1 }));
	expect(plans.indexes).toEqual(expect.arrayContaining(['decided_cycles', 'ended_projects']));
	// The thousand that are compared are joined with their projects; of the cycles only they are read.
	expect(plans.whole).not.toContain('cycle');
});
