import { beforeAll, describe, expect, test } from 'vitest';
import { ask } from '../support/database.ts';
import { testServer, type TestServer } from '../support/server.ts';
import { get, post } from '../support/sign-in.ts';
import { storyDatabase } from '../support/story.ts';

const story = await storyDatabase();
// What the surroundings say of addresses is believed only when our own setting says so.
const plain = await testServer(story.db, { KARTU_EMBEDDED: '', ADDRESS_HEADER: 'x-forwarded-for' });
const behindProxy = await testServer(story.db, { KARTU_EMBEDDED: '', KARTU_ADDRESS_HEADER: 'x-forwarded-for' });

/** From which address a server takes it that somebody asks, who says to come from two. */
async function addressSeen({ url }: TestServer): Promise<string | undefined> {
	await story.query('delete from platform.attempt');
	await fetch(`${url}/sign-in?/link`, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: url, 'x-forwarded-for': '203.0.113.66, 198.51.100.7' },
		body: new URLSearchParams({ email: 'kas@mokykla.example', to: '' })
	});
	const [row] = await story.query<{ who: string }>(`select who from platform.attempt where what = 'sign_in.link.address'`);
	return row?.who;
}

test('the header of a proxy is believed only where the setting names it, and of it the nearest address', async () => {
	expect(await addressSeen(plain)).toMatch(/127\.0\.0\.1$/);
	expect(await addressSeen(behindProxy)).toBe('198.51.100.7');
});

test('without the embedded database there is no door of the personas', async () => {
	for (const person_id of [story.personas['school_head']?.id ?? '', story.personas['centre_officer']?.id ?? '', 'x']) {
		const answer = await post(plain.url, '/sign-in/persona', { person_id });
		expect(answer.status).toBe(404);
		expect(answer.headers.getSetCookie()).toEqual([]);
	}
	expect((await get(plain.url, '/sign-in/persona')).status).toBe(404);
	expect(await (await get(plain.url, '/sign-in')).text()).not.toContain('person_id');
});

describe('what is too much is not read', () => {
	const send = async (path: string, megabytes: number) => {
		const body = new URLSearchParams({ email: 'a'.repeat(megabytes * 1024 * 1024) });
		const answer = await fetch(plain.url + path, { method: 'POST', redirect: 'manual', headers: { origin: plain.url }, body });
		return { status: answer.status, body: await answer.text() };
	};
	test.each([
		['/sign-in?/link', 'Siunčiama per daug duomenų'],
		['/en/sign-in?/link', 'Too much is being sent']
	])('%s', async (path, sentence) => {
		const refused = await send(path, 5);
		expect(refused.status).toBe(413);
		expect(refused.body).toContain(sentence);
		expect((await send(path, 1)).status).toBe(422);
	});
	test('a page that takes files takes more', async () => {
		expect((await send('/admin/schools/import', 5)).status).not.toBe(413);
		expect((await send('/admin/schools/import', 26)).status).toBe(413);
	});
});

test('the questions of a call are printed once and not sent again to whoever has them', async () => {
	const path = `/calls/${story.call.slug}/questions.pdf`;
	const first = await get(plain.url, path);
	const mark = first.headers.get('etag') ?? '';
	expect(mark).toMatch(/^"[\w-]{32}"$/);
	expect(first.headers.get('cache-control')).toBe('public, max-age=300');
	const again = await fetch(plain.url + path, { headers: { 'if-none-match': mark } });
	expect([again.status, await again.text()]).toEqual([304, '']);
	const english = await get(plain.url, `/en${path}`);
	expect(english.headers.get('etag')).not.toBe(mark);
	expect((await english.arrayBuffer()).byteLength).toBeGreaterThan(1000);
});

describe('when the database is away', () => {
	const { pathname, href } = new URL(story.db.url);
	const server = href.replace(pathname, '/postgres');
	const name = pathname.slice(1);

	beforeAll(async () => {
		await ask(server, `alter database ${name} with allow_connections false`);
		await ask(server, 'select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
	});

	test('its errors are not told to whoever asks how the installation is', async () => {
		const answer = await fetch(`${plain.url}/api/health`);
		expect(answer.status).toBe(503);
		expect(await answer.json()).toEqual({
			status: 'failing',
			version: expect.stringMatching(/^\d/) as string,
			database: 'does not answer',
			worker: 'unknown'
		});
	});
});
