import pg from 'pg';
import { expect, test } from 'vitest';
import { makeToken } from '#people/server';
import { doorsOf } from '../../bench/fuzz/doors.ts';
import { inputsTo, knockAll } from '../../bench/fuzz/index.ts';
import { newFindings } from '../../bench/fuzz/judge.ts';
import { apiDoorsOf, thingsByName, type Program } from '../../bench/fuzz/programs.ts';
import { cookieOf } from '../support/sign-in.ts';
import { storyServer } from '../support/story.ts';

const { story, server } = await storyServer();

/** The short form of `npm run bench -- fuzz`, which sends a hundred thousand. */
test('no door breaks, hangs or tells how the house is built, whatever is sent to it', async () => {
	const visitors = [{ name: 'public', cookie: '' }];
	const programs: Program[] = [];
	for (const [name, { id }] of Object.entries(story.personas)) {
		visitors.push({ name, cookie: await cookieOf(story, server, id) });
		const outcome = await makeToken(story.db.as(id, new Date()), { name: 'Bandymas', may_write: true, days: 30 });
		if (!outcome.ok) throw new Error(outcome.refusal);
		programs.push({ name, token: outcome.value.token });
	}
	const owner = new pg.Client({ connectionString: story.db.url });
	await owner.connect();
	const findings = newFindings();
	try {
		const doors = await doorsOf(server.url, visitors, owner, 40);
		expect(doors.filter(({ form }) => form).length).toBeGreaterThan(50);
		const made = inputsTo(doors, await apiDoorsOf(server.url, programs), await thingsByName(owner));
		await knockAll(server.url, made, { from: 0, to: 1000, seed: 7 }, findings);
	} finally {
		await owner.end();
	}
	expect([...findings.failed.values()]).toEqual([]);
	// They came in: pages were shown, forms refused, strangers led to sign in.
	for (const status of [200, 303, 404, 422]) expect(findings.answers[status]).toBeGreaterThan(0);
});
