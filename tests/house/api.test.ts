import { expect, test } from 'vitest';
import { makeToken, readTokens, revokeToken } from '#people/server';
import { cookieOf, post } from '../support/sign-in.ts';
import { storyServer } from '../support/story.ts';

const { story, server } = await storyServer();
const school = story.schools[0]!;
const { head } = school;
const me = `${server.url}/api/v1/me`;
const made = async (personId: string, may_write: boolean): Promise<string> => {
	const outcome = await makeToken(story.db.as(personId, new Date()), { name: 'Bandymas', may_write, days: 30 });
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value.token;
};
const asked = (token: string, method = 'GET', headers: Record<string, string> = {}) =>
	fetch(me, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers } });

test('a token answers as its person, with the roles of the day', async () => {
	const answer = await asked(await made(head.id, false));
	expect([answer.status, answer.headers.get('cache-control'), answer.headers.has('set-cookie')]).toEqual([200, 'private, no-cache', false]);
	expect(await answer.json()).toMatchObject({
		id: head.id,
		name: head.name,
		roles: [{ kind: 'school_head', organisation_id: school.id }]
	});
});

test('neither a cookie nor nonsense nor a token that was taken back opens the door', async () => {
	const cookie = await cookieOf(story, server, head.id);
	expect((await fetch(`${server.url}/profile/tokens`, { headers: { cookie } })).status).toBe(200);
	const token = await made(head.id, true);
	const mine = await readTokens(story.db.as(head.id, new Date()));
	if (!mine.ok) throw new Error(mine.refusal);
	expect((await asked(token)).status).toBe(200);
	await revokeToken(story.db.as(head.id, new Date()), { id: mine.value[0]!.id });
	for (const headers of [
		{},
		{ cookie },
		{ authorization: `Bearer ${token}`, cookie },
		{ authorization: 'Basic x' },
		{ authorization: 'Bearer x' }
	]) {
		const answer = await fetch(me, { headers: headers as Record<string, string> });
		expect([answer.status, answer.headers.get('content-type'), answer.headers.get('www-authenticate')]).toEqual([
			401,
			'application/problem+json',
			'Bearer realm="kartu"'
		]);
		const body = await answer.text();
		expect(JSON.parse(body)).toMatchObject({ type: 'about:blank', status: 401, refusal: 'token_unknown' });
		expect(body).not.toContain(head.name);
	}
});

test('a token that only reads changes nothing, and no token opens the pages of people', async () => {
	const [reads, writes] = [await made(head.id, false), await made(head.id, true)];
	const refused = await asked(reads, 'POST');
	expect([refused.status, await refused.json()]).toEqual([403, expect.objectContaining({ refusal: 'scope_missing' })]);
	expect((await asked(writes, 'POST')).status).toBe(405);
	const page = await fetch(`${server.url}/profile/tokens`, { headers: { authorization: `Bearer ${writes}` }, redirect: 'manual' });
	expect([page.status, page.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/sign-in\?/)]);
});

test('a token made on the page is shown once and works', async () => {
	const cookie = await cookieOf(story, server, head.id);
	const answer = await post(server.url, '/profile/tokens?/make', { name: 'Elektroninis dienynas', scope: 'read', days: '90' }, cookie);
	const [token = ''] = /kartu_[\w-]{32}/.exec(await answer.text()) ?? [];
	expect((await asked(token)).status).toBe(200);
	const again = await (await fetch(`${server.url}/profile/tokens`, { headers: { cookie } })).text();
	expect(again).toContain('Elektroninis dienynas');
	expect(again).not.toContain(token);
});
