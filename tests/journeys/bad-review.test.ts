import { expect, test } from 'vitest';
import { addDays, dayOf, instantAt } from '#platform';
import type { Phase } from '#selection';
import { assignReview, beginRound, publishScheme, putReviewer, readScheme, setPhases } from '#selection/server';
import { closedCall } from '../support/closed-call.ts';
import { must } from '../support/review.ts';
import { cookieOf, get, post } from '../support/sign-in.ts';
import { storyServer } from '../support/story.ts';

const { story, server } = await storyServer();
const call = await closedCall(story, 2, 1);
const officer = story.personas['centre_officer']?.id ?? '';
const [first, second] = call.reviewers as [string, string];
const now = () => new Date();

/** A phase from so many days before or after today to so many, at midnight. */
const phase = (kind: Phase['kind'], from: number, to: number, allows: Partial<Phase> = {}): Phase => ({
	kind,
	starts_at: instantAt(addDays(dayOf(now()), from), '00:00'),
	ends_at: instantAt(addDays(dayOf(now()), to), '00:00'),
	names_shown: false,
	others_shown: false,
	scores_change: false,
	...allows
});
const act = () => story.db.as(officer, now());
must(await beginRound(act(), { call: call.id }));
must(await publishScheme(act(), { call: call.id }));
const reviewing = [phase('declaration', -3, -1), phase('review', -1, 5, { scores_change: true })];
must(await setPhases(act(), { call: call.id, phases: reviewing }));
for (const person of [first, second]) must(await putReviewer(act(), { call: call.id, person, topics: [], at_most: 5 }));
const applications = await story.query<{ id: string; school: string; text: string }>(
	`select a.id, a.school_name as school, s.content #>> '{answers,change_in_lessons}' as text
	from applications.application a join applications.submission s on s.id = a.submission_id where a.call_id = $1 order by a.reference`,
	[call.id]
);
const tasks = await Promise.all(
	applications.map(async ({ id }) => must(await assignReview(act(), { call: call.id, application_id: id, person_id: first })).id)
);
const criteria = must(await readScheme(act(), call.id)).standing.content.criteria.map(({ key }) => key);
const cookie = await cookieOf(story, server, first);
const page = (at: number) => `/review/${tasks[at]}`;
const opened = async (path: string, by = cookie) => {
	const answer = await get(server.url, path, by);
	return { status: answer.status, body: await answer.text() };
};
const sent = async (path: string, fields: Record<string, string | string[]>, by = cookie) => {
	const answer = await post(server.url, path, fields, by);
	return { status: answer.status, body: await answer.text() };
};
const sheet = (reason: string) => ({
	criterion: criteria,
	remark: '',
	...Object.fromEntries(
		criteria.flatMap((key) => [
			[`${key}_points`, '3'],
			[`${key}_reason`, reason]
		])
	)
});

test('without scripts: an interest is denied first, then the application is read without names', async () => {
	const [{ school, text }] = applications as [(typeof applications)[0]];
	const before = await opened(page(0));
	expect(before.status).toBe(200);
	expect(before.body).toContain(school.replaceAll('"', '&quot;'));
	expect(before.body).not.toContain(text.slice(0, 40));
	expect((await sent(`${page(0)}?/none`, {})).status).toBe(303);
	const read = await opened(page(0));
	expect(read.body).not.toContain(school);
	expect(read.body).toContain('Vardai, adresai ir vietovės paslėpti');
});

test('without scripts: a sheet is kept while it lacks something, and not handed in', async () => {
	const fields = { ...sheet('Matyti iš išvadų'), [`${criteria[1]}_reason`]: '' };
	expect((await sent(`${page(0)}?/save`, fields)).status).toBe(303);
	expect((await opened(page(0))).body).toContain('Matyti iš išvadų');
	const lacking = await sent(`${page(0)}?/send`, fields);
	expect(lacking.status).toBe(422);
	expect(lacking.body).toContain('Parašykite, kodėl pasirinkote šį lygį');
	expect(lacking.body).toContain('Matyti iš išvadų');
	const [row] = await story.query<{ sent_at: Date | null }>('select sent_at from selection.assignment where id = $1', [tasks[0]]);
	expect(row?.sent_at).toBeNull();
});

test('scores after the phase has closed are refused in plain words, and what was typed stays', async () => {
	must(
		await setPhases(act(), {
			call: call.id,
			phases: [phase('declaration', -5, -4), phase('review', -4, -2, { scores_change: true }), phase('discussion', -2, 5)]
		})
	);
	const late = await sent(`${page(0)}?/send`, sheet('Per vėlai parašyta priežastis'));
	expect(late.status).toBe(409);
	expect(late.body).toContain('Vertinimo etapas baigėsi');
	expect(late.body).toContain('Per vėlai parašyta priežastis');
	expect(await story.query(`select from selection.score where assignment_id = $1 and reason like 'Per vėlai%'`, [tasks[0]])).toEqual([]);
	must(await setPhases(act(), { call: call.id, phases: reviewing }));
});

test('a conflicted application opened by its address is refused in plain words and tells nothing', async () => {
	const { school, text } = applications[1] as (typeof applications)[0];
	expect((await sent(`${page(1)}?/interest`, { kind: 'family', reason: 'Dukra' })).status).toBe(303);
	const answers = [
		await opened(page(1)),
		await sent(`${page(1)}?/send`, sheet('Vis tiek vertinu')),
		await sent(`${page(1)}?/none`, {}),
		await opened('/review')
	];
	expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 200]);
	expect(answers[0]?.body).toContain('Dėl šios paraiškos turite interesų');
	for (const { body } of answers) {
		expect(body).not.toContain(school);
		expect(body).not.toContain(text.slice(0, 40));
	}
	const answer = await fetch(`${server.url}${page(1)}/answers`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin: server.url, cookie },
		body: JSON.stringify({ field: criteria[0], values: ['4'], other: 'Vis tiek', seen: '' })
	});
	expect(answer.status).toBe(403);
	const other = await cookieOf(story, server, second);
	expect((await opened(page(0), other)).status).toBe(404);
});
