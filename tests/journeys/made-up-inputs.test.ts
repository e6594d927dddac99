import pg from 'pg';
import { expect, test } from 'vitest';
import { doorsOf } from '../../bench/fuzz/doors.ts';
import { knockAll } from '../../bench/fuzz/index.ts';
import { newFindings } from '../../bench/fuzz/judge.ts';
import { cookieOf } from '../support/sign-in.ts';
import { storyServer } from '../support/story.ts';

const { story, server } = await storyServer();

/** The short form of `npm run bench -- fuzz`, which sends a hundred thousand. */
test('no door breaks, hangs or tells how the house is built, whatever is sent to it', async () => {
	const visitors = [{ name: 'public', cookie: '' }];
	for (const [name, { id }] of Object.entries(story.personas)) visitors.push({ name, cookie: await cookieOf(story, server, id) });
	const owner = new pg.Client({ connectionString: story.db.url });
	await owner.connect();
	const findings = newFindings();
	try {
		const doors = await doorsOf(server.url, visitors, owner, 40);
		expect(doors.filter(({ form }) => form).length).toBeGreaterThan(50);
		await knockAll(server.url, doors, { from: 0, to: 1000, seed: 7 }, findings);
	} finally {
		await owner.end();
	}
	expect([...findings.failed.values()]).toEqual([]);
	// They came in: pages were shown, forms refused, strangers led to sign in.
	for (const status of [200, 303, 404, 422]) expect(findings.answers[status]).toBeGreaterThan(0);
});
