import { describe, expect, test } from 'vitest';
import { untilIdle } from '../support/idle.ts';
import { get, post } from '../support/sign-in.ts';
import { storyServer } from '../support/story.ts';
import { acts } from './access/acts.ts';
import { cast, secret, setStage, type Who } from './access/cast.ts';
import { allRoutes, filled } from './access/routes.ts';
import { ofOthers, table } from './access/table.ts';

const { story, server } = await storyServer();
const stage = await setStage(story, server);
const routes = allRoutes();
const expected = new Map(table.map(({ path, cells }) => [path, cells]));

test('every address of the site stands in the table, and no other', () => {
	expect([...expected.keys()].sort()).toEqual(routes.map(({ path }) => path).sort());
});

describe('who may see what', () => {
	test.each(routes.filter(({ path, methods }) => expected.has(path) && methods.includes('GET')))('$path', async ({ path }) => {
		const seen: Record<string, string> = {};
		for (const who of cast) seen[who] = await answerTo(who, path);
		expect(seen).toEqual(expected.get(path));
	});
});

describe('who may see what of other schools and other centres', () => {
	test.each(ofOthers)('$of $path', async ({ of, path, cells }) => {
		const seen: Record<string, string> = {};
		for (const who of cast) seen[who] = await answerTo(who, path, stage.others[of]);
		expect(seen).toEqual(cells);
	});
});

describe('whoever may not see a page may not act there either', () => {
	test.each(routes.filter(({ path, actions }) => expected.has(path) && actions.length > 0))('$path $actions', async ({ path, actions }) => {
		await untilIdle(story);
		const before = await written();
		for (const who of cast.filter((one) => ['in', '403', '404'].includes(expected.get(path)?.[one] ?? ''))) {
			for (const action of actions) {
				const answer = await post(
					server.url,
					filled(path, stage.values) + (action === 'default' ? '' : `?/${action}`),
					{},
					stage.cookies[who]
				);
				expect([303, 401, 403, 404], `${who} ${action}`).toContain(answer.status);
				expect(await answer.text()).not.toContain(secret);
			}
		}
		expect(await written()).toEqual(before);
	});
});

describe('the right words from the wrong person change nothing', () => {
	test.each(acts)('$what', async ({ path, fields, may }) => {
		const sent = fields(stage);
		await untilIdle(story);
		const before = await written();
		for (const who of cast.filter((one) => !may.includes(one))) {
			const answer = await post(server.url, filled(path, stage.values), sent, stage.cookies[who]);
			expect(answer.status, who).toBeLessThan(500);
		}
		expect(await written()).toEqual(before);
		// The words were right: from whoever may, they change something.
		const [first] = may;
		if (!first) return;
		await post(server.url, filled(path, stage.values), sent, stage.cookies[first]);
		expect(await written()).not.toEqual(before);
	});
});

/** What a person gets at an address: `in` is led to sign in; a mark says that the page tells what is confidential. */
async function answerTo(who: Who, path: string, values = stage.values): Promise<string> {
	const answer = await get(server.url, filled(path, values), stage.cookies[who]);
	const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream');
	// A stream has no end: who gets one is enough to know here.
	const body = isStream ? '' : await answer.text();
	if (isStream) await answer.body?.cancel();
	const status = (answer.headers.get('location') ?? '').startsWith('/sign-in?') ? 'in' : String(answer.status);
	return status + (body.includes(secret) ? '!' : '');
}

/** How much has been written of everything that an act could change, and what people did, by name: what the calendar does beside them does not count. */
async function written(): Promise<unknown> {
	const tables = [
		'people.role',
		'people.invitation',
		'applications.editor',
		'applications.sign_off',
		'applications.submission',
		'applications.withdrawal',
		'applications.return',
		'applications.override',
		'applications.message',
		'applications.answer_change',
		'applications.team_member',
		'programmes.rules',
		'schools.claim',
		'schools.school_version',
		'delivery.mark',
		'delivery.closing',
		'delivery.participant',
		'delivery.hours'
	];
	const [rows] = await story.query(`select ${tables.map((table) => `(select count(*)::int from ${table}) as "${table}"`).join(', ')}`);
	const events = await story.query(
		`select name, count(*)::int from platform.event where actor_kind <> 'system' group by name order by name`
	);
	return { rows, events };
}
