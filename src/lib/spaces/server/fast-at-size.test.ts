import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { newId, termsOf } from '#platform';
import { recorded, type Statement } from '../../../../bench/recorded.ts';
import { ask, testDatabase } from '../../../../tests/support/database.ts';
import { smallRoom, type SmallRoom } from '../../../../tests/support/small-room.ts';
import { listDiscussions, readDiscussion } from './discussions/index.ts';
import { findInRooms } from './search/index.ts';

const db = await testDatabase();
/** A room of 5,000 discussions in an edition of seven such rooms; one of them has 5,000 posts, the others one each. */
const size = { discussions: 5000, rooms: 7, posts: 5000, each: 1 };

let here: SmallRoom;
let long: string;

beforeAll(async () => {
	here = await smallRoom(db);
	({ id: long } = await here.say({ by: here.ona, title: 'Ilgas pokalbis', posts: ['Pradžia'] }));
	await fill(long);
}, 120_000);

/** Straight in the tables: told through the use cases it would take minutes. */
async function fill(id: string): Promise<void> {
	const words = `(array['Mokiniai kelia klausimus poromis', 'Tėvai klausia apie vertinimą', 'Pamokos pabaigoje trumpai apmąstome', 'Rodome pavyzdį ir kalbamės', 'Kitą savaitę stebėsime pamoką'])[1 + n % 5] || ', žodis' || n`;
	await ask(
		db.url,
		`insert into spaces.room (id, kind, edition_id, network_id, opened_at)
		select other.id, 'network', room.edition_id, other.id, room.opened_at from spaces.room room cross join (select gen_random_uuid() as id from generate_series(2, ${size.rooms})) other where room.id = $1`,
		[here.room]
	);
	await ask(
		db.url,
		`insert into spaces.item (id, room_id, edition_id, kind, title, visibility, author_id, made_at, moved_at)
		select gen_random_uuid(), room.id, room.edition_id, 'discussion', 'Pokalbis ' || n, 'network', $1, timestamptz '2026-09-01' + n * interval '1 hour', timestamptz '2026-09-01' + n * interval '1 hour'
		from spaces.room room cross join generate_series(1, ${size.discussions}) n`,
		[here.ona]
	);
	await ask(db.url, `insert into spaces.discussion (id, posts) select id, ${size.each} from spaces.item on conflict do nothing`);
	await ask(
		db.url,
		`insert into spaces.post (id, discussion_id, author_id, body, html, came_by, posted_at)
		select gen_random_uuid(), discussion.id, $1, ${words}, '', 'page', timestamptz '2026-09-01' + n * interval '1 minute'
		from (select id, row_number() over (order by id) * ${size.each} as base from spaces.discussion where id <> $2) discussion, lateral generate_series(discussion.base + 1, discussion.base + ${size.each}) n`,
		[here.jonas, id]
	);
	await ask(
		db.url,
		`insert into spaces.post (id, discussion_id, author_id, body, html, came_by, posted_at)
		select gen_random_uuid(), $2, $1, ${words}, '', 'page', timestamptz '2026-09-01' + n * interval '1 minute' from generate_series(1, ${size.posts}) n`,
		[here.jonas, id]
	);
	await ask(db.url, `update spaces.discussion set posts = ${size.posts + 1} where id = $1`, [id]);
	await ask(db.url, `insert into spaces.seen (person_id, item_id, seen_at) select $1, id, now() from spaces.item`, [here.jonas]);
	await ask(db.url, 'analyze');
}

type Node = {
	'Node Type': string;
	'Relation Name'?: string;
	'Index Name'?: string;
	'Actual Rows'?: number;
	'Actual Loops'?: number;
	'Rows Removed by Filter'?: number;
	Plans?: Node[];
};

type Plans = { indexes: string[]; whole: string[]; looked: number };

/**
 * How the database does what a page asks for: the indexes used, the tables read from end to end, and how many rows were looked at –
 * the most of when it plans for these values, and when what is planned once is planned for any.
 */
async function plansOf(act: () => Promise<unknown>): Promise<Plans> {
	const statements = (await recorded(act)).filter(({ text }) => /^\s*(with|select)\b/i.test(text) && !/set_config/.test(text));
	const both = await Promise.all(statements.map(planOf));
	const [own, any] = [readPlans(both.flatMap((one) => one.own)), readPlans(both.flatMap((one) => one.any))];
	return {
		indexes: own.indexes.filter((one) => any.indexes.includes(one)),
		whole: [...new Set([...own.whole, ...any.whole])],
		looked: Math.max(own.looked, any.looked)
	};
}

function readPlans(nodes: Node[]): Plans {
	const these = nodes.filter((node) => ['item', 'post'].includes(node['Relation Name'] ?? ''));
	return {
		indexes: [...new Set(nodes.flatMap((node) => node['Index Name'] ?? []))].toSorted(),
		whole: [...new Set(these.flatMap((node) => (node['Node Type'].includes('Seq Scan') ? [node['Relation Name'] ?? ''] : [])))],
		looked: these.reduce(
			(sum, node) => sum + ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 1),
			0
		)
	};
}

type Plan = { 'QUERY PLAN': [{ Plan: Node }] };

async function planOf({ text, values, name }: Statement): Promise<{ own: Node[]; any: Node[] }> {
	const own = nodesOf(await ask<Plan>(db.url, `explain (analyze, format json) ${text}`, values));
	return { own, any: name === undefined ? own : nodesOf(await forAnyValues(text, values)) };
}

function nodesOf(rows: Plan[]): Node[] {
	const all = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(all)];
	return rows.flatMap((row) => all(row['QUERY PLAN'][0].Plan));
}

async function forAnyValues(text: string, values: unknown[]): Promise<Plan[]> {
	const client = new pg.Client({ connectionString: db.url });
	await client.connect();
	try {
		await client.query('set plan_cache_mode = force_generic_plan');
		await client.query(`prepare once as ${text}`);
		const { rows } = await client.query<Plan>(`explain (analyze, format json) execute once ${argumentsOf(values)}`);
		return rows;
	} finally {
		await client.end();
	}
}

const argumentsOf = (values: unknown[]): string => (values.length === 0 ? '' : `(${values.map(literal).join(', ')})`);

function literal(value: unknown): string {
	if (value === null) return 'null';
	const text = value instanceof Date ? value.toISOString() : Array.isArray(value) ? `{${value.join(',')}}` : String(value);
	return pg.escapeLiteral(text);
}

const context = () => db.as(here.jonas);
const sought = (typed: string) => ({ terms: termsOf(typed), kind: null, room_id: null, since: null, by: null, before: null, limit: 20 });

test('the list of 5,000 discussions reads its fifty by the index of the room', async () => {
	const plans = await plansOf(() => listDiscussions(context(), { room_id: here.room }));
	expect(plans.whole).toEqual([]);
	expect(plans.indexes).toContain('items_of_a_room');
	expect(plans.looked).toBeLessThan(200);
});

test.each([
	['its beginning', { kind: 'first' as const }],
	['its end', { kind: 'last' as const }]
])('of a discussion of 5,000 posts fifty are read by its index: %s', async (_, which) => {
	const plans = await plansOf(() => readDiscussion(context(), long, which));
	expect(plans.whole).toEqual([]);
	expect(plans.indexes).toContain('posts_of_a_discussion');
	expect(plans.looked).toBeLessThan(400);
});

test('a rare word is found by the index of words, and nothing is read from end to end', async () => {
	const plans = await plansOf(() => findInRooms(context(), sought('žodis4999')));
	expect(plans.whole).toEqual([]);
	expect(plans.indexes).toEqual(expect.arrayContaining(['item_search_idx', 'post_search_idx']));
	expect(plans.looked).toBeLessThan(200);
});

test('a word of every fifth post is answered too, and an unknown one at once', async () => {
	const began = performance.now();
	expect(await findInRooms(context(), sought('vertinimas'))).toHaveLength(20);
	expect(await findInRooms(context(), sought(newId().replaceAll('-', '')))).toEqual([]);
	expect(performance.now() - began).toBeLessThan(2000);
});
