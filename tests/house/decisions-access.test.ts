import { expect, test } from 'vitest';
import type { Handlers } from '#platform/server';
import { openFiles, storeFor } from '#platform/server';
import { fileAppeal, nameReader, postLetters, readAppeals, sendLetters, writeLetters } from '#selection/server';
import { ask, testDatabase } from '../support/database.ts';
import { addReviewers, days, decideAll, openDeciding, value } from '../support/deciding.ts';
import { untilIdle } from '../support/idle.ts';
import { testServer } from '../support/server.ts';
import { cookieOf, get, post } from '../support/sign-in.ts';

const database = await testDatabase();
const server = await testServer(database);
const query = <Row extends object>(sql: string, values?: unknown[]) => ask<Row & Record<string, unknown>>(database.url, sql, values);
const work: Handlers = {
	'selection.write_letters': writeLetters,
	'selection.post_letters': postLetters,
	'event.happened': async () => undefined,
	'mail.deliver': async () => undefined
};

/** Four schools of which the last is refused; told, and an appeal is being read. */
const round = await openDeciding(database, { points: [[[4, 3]], [[3, 3]], [[2, 2]], [[1, 1]]], scheme: { capacity: 1, reserve: 1 } });
openFiles(storeFor({ FILES_URL: '', KARTU_DATA: server.data }));
const { act_id } = await decideAll(round);
await database.work(work, days.decided);
value(await sendLetters(round.officer(days.sent), { call: round.call.id, count: 4 }));
await database.work(work, days.sent);
const [reader = '', interested = ''] = await addReviewers(database, round.centre.id, 2);
value(
	await fileAppeal(round.head(3), { application_id: round.applications[3]?.id ?? '', grounds: 'Planas pridėtas, bet neperskaitytas.' })
);
const [appeal] = value(await readAppeals(round.officer(days.confirmed), round.call.id)).appeals;
value(await nameReader(round.officer(days.confirmed), { call: round.call.id, appeal_id: appeal?.id ?? '', person_id: reader }));
await query(
	`insert into people.role (id, person_id, kind, organisation_id, starts_on, given_at) values (gen_random_uuid(), $1, 'centre_officer', $2, '2026-01-01', now())`,
	[interested, round.centre.id]
);
await query(
	`insert into selection.conflict (id, application_id, person_id, kind, source, stated_at) values (gen_random_uuid(), $1, $2, 'family', 'declared', now())`,
	[round.applications[2]?.id, interested]
);

const people = {
	officer: round.centre.officer,
	stranger: round.centre.stranger,
	interested,
	reader,
	reviewer: round.reviewers[0] ?? '',
	refused: round.applications[3]?.school.head ?? '',
	accepted: round.applications[0]?.school.head ?? ''
};
const cookies: Record<string, string> = { public: '' };
for (const [who, id] of Object.entries(people)) cookies[who] = await cookieOf({ query } as Parameters<typeof cookieOf>[0], server, id);
const secret = 'Mokykla Nr. 4';
const call = `/programme/${round.call.programme.slug}/calls/${round.call.slug}/selection`;
const own = `/school/${round.applications[3]?.school.id}/applications/${round.applications[3]?.id}/decision`;

/** What each gets, and whether the name of the refused school stands in it. */
async function seen(path: string): Promise<string> {
	const answers: string[] = [];
	for (const who of ['public', ...Object.keys(people)]) {
		const answer = await get(server.url, path, cookies[who]);
		const body = await answer.text();
		const status = (answer.headers.get('location') ?? '').startsWith('/sign-in?') ? 'in' : String(answer.status);
		// Their own school stands in the menu of its head.
		answers.push(status + (who !== 'refused' && body.includes(secret) ? '!' : ''));
	}
	return answers.join(' ');
}

// public, officer, stranger (officer elsewhere), interested (officer with an interest), reader, reviewer, refused, accepted
test.each([
	[`${call}/ranking`, 'in 200! 403 403 403 403 403 403'],
	[`${call}/ranking/export.csv`, '403 200! 403 403 403 403 403 403'],
	[`${call}/decisions`, 'in 200! 403 403 403 403 403 403'],
	[`${call}/decisions/${round.applications[3]?.id}`, 'in 200! 403 403 403 403 403 403'],
	[`${call}/letters`, 'in 200! 403 403 403 403 403 403'],
	[`${call}/acts/${act_id}/undo`, 'in 200! 403 403 403 403 403 403'],
	[`${call}/acts/${act_id}/minutes.pdf`, '404 200 404 404 404 404 404 404'],
	[`${call}/acts/${act_id}/selection.jsonl`, '404 200 404 404 404 404 404 404'],
	[`${call}/appeals/${appeal?.id}`, 'in 200! 403 403 403 403 403 403'],
	[`/review/appeals/${appeal?.id}`, 'in 404 404 404 200! 404 404 404'],
	[`/review/appeals/${appeal?.id}/application.pdf`, '404 404 404 404 200! 404 404 404'],
	[own, 'in 404 404 404 404 404 200 404'],
	[`${own}/letter.pdf`, '404 404 404 404 404 404 200 404'],
	[`/calls/${round.call.slug}/results`, '200 200 200 200 200 200 200 200'],
	[`/calls/${round.call.slug}/results/selection.jsonl`, '200 200 200 200 200 200 200 200'],
	[`/calls/${round.call.slug}/lots`, '200 200 200 200 200 200 200 200']
])('who sees %s', async (path, expected) => {
	expect(await seen(path)).toBe(expected);
});

test('whoever may not see these pages may not act there either', async () => {
	const counted = () =>
		query(`select (select count(*) from platform.event) as events, (select count(*) from selection.decision) as decisions`);
	await untilIdle({ query });
	const before = await counted();
	const acts: [string, Record<string, string>][] = [
		[`${call}/decisions?/take`, {}],
		[`${call}/decisions/act`, { basis: 'V-12', seen: '' }],
		[`${call}/acts/${act_id}/undo`, { reason: 'Taip noriu.', all: '1' }],
		[`${call}/letters/sending`, { count: '4' }],
		[`${call}/appeals/${appeal?.id}?/decide`, { outcome: 'upheld', reason: 'Taip noriu.' }]
	];
	for (const [path, fields] of acts)
		for (const who of ['public', 'stranger', 'interested', 'reader', 'reviewer', 'refused', 'accepted']) {
			const answer = await post(server.url, path, fields, cookies[who]);
			expect([303, 401, 403, 404], `${who} ${path}`).toContain(answer.status);
		}
	for (const who of ['public', 'officer', 'reader', 'accepted'])
		expect(
			(await post(server.url, `${own}?/appeal`, { grounds: 'Nesutinku su šiuo sprendimu visiškai.' }, cookies[who])).status,
			who
		).not.toBe(200);
	expect(await counted()).toEqual(before);
});
