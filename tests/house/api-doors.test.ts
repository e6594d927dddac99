import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { makeToken } from '#people/server';
import { storyServer } from '../support/story.ts';
import { cast, secret, setStage, type Who } from './access/cast.ts';
import { allRoutes, filled } from './access/routes.ts';

type Operation = { operationId: string; responses: Record<string, { content?: Record<string, { schema: object }> }> };
type Description = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, object> } };

const { story, server } = await storyServer();
const stage = await setStage(story, server);
const description = (await (await fetch(`${server.url}/api/v1/openapi.json`)).json()) as Description;
const one = async (sql: string, value: string) => (await story.query<{ found: string }>(sql, [value]))[0]?.found ?? 'none';
const values: Record<string, string> = {
	...stage.values,
	field: 'climate',
	edition: await one('select edition_id as found from programmes.call where slug = $1', story.call.slug),
	network: await one('select slug as found from networks.network where id = $1', stage.values['network'] ?? ''),
	practice: await one('select slug as found from practices.publication where practice_id = $1', stage.values['practice'] ?? '')
};
const tokens = new Map<Who, string>();
for (const who of cast) {
	if (who === 'public') continue;
	const outcome = await makeToken(story.db.as(stage.people[who], new Date()), { name: 'Bandymas', may_write: false, days: 30 });
	if (!outcome.ok) throw new Error(outcome.refusal);
	tokens.set(who, outcome.value.token);
}
const asked = (who: Who, path: string, headers: Record<string, string> = {}) =>
	fetch(`${server.url}/api/v1${path}`, { headers: { ...headers, ...(tokens.has(who) && { authorization: `Bearer ${tokens.get(who)}` }) } });

/**
 * What everybody gets at every door of the API with a token of theirs. A `!` says that what the school keeps confidential stands in
 * the answer.
 */
const table = `
                                                        nobod claim head  coord membe viewe stran munic othmu offic othof owner revie
/me                                                     200   200   200   200   200   200   200   200   200   200   200   200   200
/me/tasks                                               200   200   200   200   200   200   200   200   200   200   200   200   200
/me/certificates                                        200   200   200   200   200   200   200   200   200   200   200   200   200
/me/agreements                                          200   200   200   200   200   200   200   200   200   200   200   200   200
/calls                                                  200   200   200   200   200   200   200   200   200   200   200   200   200
/calls/{call}                                           200   200   200   200   200   200   200   200   200   200   200   200   200
/calls/{call}/applications                              404   404   404   404   404   404   404   404   404   200   404   404   404
/schools                                                200   200   200   200   200   200   200   200   200   200   200   200   200
/schools/{school}                                       200   200   200   200   200   200   200   200   200   200   200   200   200
/schools/{school}/applications                          404   404   200   200   200   200   404   404   404   404   404   404   404
/schools/{school}/trainings                             404   404   200   200   404   404   404   404   404   404   404   404   404
/schools/{school}/networks                              404   404   200   200   200   404   404   404   404   404   404   404   404
/schools/{school}/agreements                            404   404   200   200   404   404   404   404   404   404   404   404   404
/schools/{school}/certificates                          404   404   200   200   404   404   404   404   404   404   404   404   404
/applications/{application}                             404   404   200!  200!  404   200!  404   404   404   404   404   404   404
/applications/{application}/answers/{field}             404   404   200!  200!  404   200!  404   404   404   404   404   404   404
/practices                                              200   200   200   200   200   200   200   200   200   200   200   200   200
/practices/{practice}                                   200   200   200   200   200   200   200   200   200   200   200   200   200
/editions/{edition}/trainings                           404   404   404   404   404   404   404   404   404   200   404   404   404
/trainings/{training}                                   404   404   200   200   200   404   404   404   404   200   404   404   404
/networks                                               200   200   200   200   200   200   200   200   200   200   200   200   200
/networks/{network}                                     200   200   200   200   200   200   200   200   200   200   200   200   200
/me/rooms                                               200   200   200   200   200   200   200   200   200   200   200   200   200
/rooms/{room}                                           404   404   200   200   200   404   404   404   404   200   404   404   404
/rooms/{room}/discussions                               404   404   200   200   200   404   404   404   404   200   404   404   404
/discussions/{discussion}/posts                         404   404   200!  200!  200!  404   404   404   404   404   404   404   404
/schools/{school}/projects                              404   404   200   200   200   404   404   404   404   200   404   404   404
/projects/{project}                                     404   404   200   200   200   404   404   404   404   200   404   404   404
/projects/{project}/measures                            404   404   200!  200!  200!  404   404   404   404   200!  404   404   404
/projects/{project}/cycles                              404   404   200   200   200   404   404   404   404   200   404   404   404
/agreements/{agreement}                                 404   404   200   200   404   404   404   200   404   200   404   200   404
/certificates/{certificate}                             404   404   200   200   200   404   404   404   404   200   404   404   404
`;
const expected = new Map(
	table
		.trim()
		.split('\n')
		.slice(1)
		.map((line) => line.trim().split(/\s+/))
		.map(([path = '', ...cells]) => [path, cells.join(' ')])
);

test('the description is one of OpenAPI 3.1', async () => {
	const found = await new Validator().validate(structuredClone(description) as Record<string, unknown>);
	expect(found).toMatchObject({ valid: true });
	// The check can fail: an answer without a description is none.
	const broken = structuredClone(description) as unknown as { paths: Record<string, { get: { responses: Record<string, unknown> } }> };
	(broken.paths['/me'] as (typeof broken.paths)[string]).get.responses['200'] = {};
	expect(await new Validator().validate(broken as never)).toMatchObject({ valid: false });
});

test('every door stands in the description, and nothing else does', () => {
	const routes = allRoutes().filter(({ path }) => path.startsWith('/api/v1/') && path !== '/api/v1/openapi.json');
	const there = routes.flatMap(({ path, methods }) =>
		methods.map((method) => `${method} ${path.slice('/api/v1'.length).replaceAll('[', '{').replaceAll(']', '}')}`)
	);
	const described = Object.entries(description.paths).flatMap(([path, doors]) =>
		Object.keys(doors).map((method) => `${method.toUpperCase()} ${path}`)
	);
	expect(described.toSorted()).toEqual(there.toSorted());
});

const doors = Object.entries(description.paths).flatMap(([path, { get }]) => (get ? [{ path, get }] : []));
const fits = validators();

describe('who may read what, and answers are as described', () => {
	test.each(doors)('$path', async ({ path, get }) => {
		const cells: string[] = [];
		const good: unknown[] = [];
		for (const who of cast.filter((one) => one !== 'public')) {
			const answer = await asked(who, filled(path.replaceAll('{', '[').replaceAll('}', ']'), values));
			const body = await answer.text();
			const check = fits.get(`${get.operationId} ${answer.status}`);
			expect([who, answer.status, check ? check(JSON.parse(body)) : 'not described', check?.errors]).toEqual([
				who,
				answer.status,
				true,
				null
			]);
			if (answer.status === 200) good.push(JSON.parse(body));
			cells.push(answer.status + (body.includes(secret) ? '!' : ''));
		}
		expect(cells.join(' ')).toBe(expected.get(path));
		// A list of nothing would show nothing of its schema.
		expect(good.some((body) => !('items' in (body as object)) || (body as { items: unknown[] }).items.length > 0)).toBe(true);
	});
});

test('what is known already is not sent again, whoever else may not see it', async () => {
	const path = `/applications/${values['application']}`;
	const first = await asked('head', path);
	const mark = first.headers.get('etag') ?? '';
	expect([mark, first.headers.get('cache-control')]).toEqual([expect.stringMatching(/^W\/"[\w-]{22}"$/), 'private, no-cache']);
	const again = await asked('head', path, { 'if-none-match': `"other", ${mark}` });
	expect([again.status, again.headers.get('etag'), await again.text()]).toEqual([304, mark, '']);
	expect((await asked('head', path, { 'if-none-match': '"other"' })).status).toBe(200);
	expect((await asked('stranger', path, { 'if-none-match': mark })).status).toBe(404);
});

test('a list is told page by page, each thing once; what is no page is refused', async () => {
	const whole = (await (await asked('nobody', '/schools?limit=200')).json()) as { items: { id: string }[]; next_cursor: string | null };
	const seen: string[] = [];
	for (let cursor = '', pages = 0; pages < 20; pages += 1) {
		const page = (await (await asked('nobody', `/schools?limit=3${cursor && `&cursor=${cursor}`}`)).json()) as typeof whole;
		expect(page.items.length).toBeLessThanOrEqual(3);
		seen.push(...page.items.map(({ id }) => id));
		if (page.next_cursor === null) break;
		cursor = page.next_cursor;
	}
	expect([whole.items.length > 6, whole.next_cursor, seen]).toEqual([true, null, whole.items.map(({ id }) => id)]);
	for (const [query, wrong] of [
		['limit=201', 'limit_wrong'],
		['cursor=x', 'cursor_wrong']
	]) {
		const answer = await asked('nobody', `/schools?${query}`);
		expect([answer.status, answer.headers.get('content-type'), await answer.json()]).toEqual([
			...[400, 'application/problem+json'],
			expect.objectContaining({ refusal: wrong })
		]);
	}
});

test('an address that names nothing is answered like one that is not yours', async () => {
	const foreign = await (await asked('stranger', `/applications/${values['application']}`)).json();
	for (const id of ['00000000-0000-7000-8000-000000000000', 'nonsense', "'--", '%00'])
		expect([id, await (await asked('stranger', `/applications/${id}`)).json().catch(() => foreign)]).toEqual([id, foreign]);
});

test('a program writes into a discussion once for a key, in the name of its person, and reading leaves it as new as it was', async () => {
	const path = `/discussions/${values['discussion']}/posts`;
	const writer = async (who: Who) => {
		const made = await makeToken(story.db.as(stage.people[who], new Date()), { name: 'Bandymas', may_write: true, days: 30 });
		if (!made.ok) throw new Error(made.refusal);
		return async (body: object, key: string) => {
			const headers = { authorization: `Bearer ${made.value.token}`, 'content-type': 'application/json', 'idempotency-key': key };
			const answer = await fetch(`${server.url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
			return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
		};
	};
	const [head, stranger] = [await writer('head'), await writer('stranger')];
	type Told = { items: { id: string; html: string; answers: string | null }[]; next_cursor: string | null };
	const told = async (query = '') => (await (await asked('head', path + query)).json()) as Told;
	const seen = () =>
		story.query('select from spaces.seen where person_id = $1 and item_id = $2', [stage.people.head, values['discussion']]);
	const [first] = (await told()).items;
	expect(await seen()).toHaveLength(0);
	const said = { text: 'Ačiū, **pabandysime**.', answers: first?.id };
	const [one, two] = [await head(said, 'post'), await head(said, 'post')];
	expect([one.status, two.body]).toEqual([200, one.body]);
	expect(await stranger(said, 'post')).toMatchObject({ status: 404 });
	expect(await head({ text: ' ' }, 'empty')).toMatchObject({
		status: 422,
		body: { refusal: 'post_faulty', faults: [{ field: 'body', key: 'spaces_fault_body_missing' }] }
	});
	expect(await head({ text: 'x', author: stage.people.member }, 'other')).toMatchObject({ status: 422, body: { refusal: 'body_wrong' } });
	const { items } = await told();
	expect(items.map(({ id, answers }) => [id, answers])).toEqual([
		[first?.id, null],
		[one.body['id'], first?.id]
	]);
	expect(items[1]?.html).toBe('<p>Ačiū, <strong>pabandysime</strong>.</p>\n');
	const page = await told('?limit=1');
	expect([page.items, (await told(`?limit=1&cursor=${page.next_cursor}`)).items]).toEqual([[items[0]], [items[1]]]);
});

/** The schemas of the description by door and status, as an independent validator reads them. */
function validators(): Map<string, ValidateFunction> {
	const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
	formats.default(ajv);
	for (const [name, schema] of Object.entries(description.components.schemas)) ajv.addSchema(schema, name);
	const whole = (schema: object): object => JSON.parse(JSON.stringify(schema).replaceAll('"#/components/schemas/', '"')) as object;
	return new Map(
		Object.values(description.paths).flatMap((paths) =>
			Object.values(paths).flatMap(({ operationId, responses }) =>
				Object.entries(responses).flatMap(([status, { content }]) =>
					Object.values(content ?? {}).map(({ schema }): [string, ValidateFunction] => [
						`${operationId} ${status}`,
						ajv.compile(whole(schema))
					])
				)
			)
		)
	);
}
