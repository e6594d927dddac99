import { beforeAll, expect, test } from 'vitest';
import { returnApplication } from '#applications/server';
import { makeToken } from '#people/server';
import { addDays, dayOf } from '#platform';
import { newSchool, storyServer } from '../support/story.ts';

const { story, server } = await storyServer();
const [own, other] = story.schools as [(typeof story.schools)[0], (typeof story.schools)[0]];
const fresh = await newSchool(story, 'Programų progimnazija');
const tokenOf = async (person: string, may_write = true): Promise<string> => {
	const outcome = await makeToken(story.db.as(person, new Date()), { name: 'Bandymas', may_write, days: 30 });
	if (!outcome.ok) throw new Error(outcome.refusal);
	return outcome.value.token;
};
const tokens = { head: await tokenOf(own.head.id), stranger: await tokenOf(other.head.id), fresh: await tokenOf(fresh.head.id) };
const ask = async (token: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
	const answer = await fetch(`${server.url}/api/v1${path}`, {
		method,
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
		...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) })
	});
	return {
		status: answer.status,
		again: answer.headers.get('idempotent-replayed'),
		mark: answer.headers.get('etag'),
		body: (await answer.json()) as Record<string, unknown>
	};
};
const keyed = (key: string) => ({ 'idempotency-key': key });
const count = async (sql: string, ...values: string[]) =>
	(await story.query<{ n: number }>(`select count(*)::int as n from ${sql}`, values))[0]?.n;
const started = () => count('applications.application where school_id = $1', fresh.id);
const begin = { call_id: story.call.id, school_id: fresh.id };
let application = '';

beforeAll(async () => {
	expect(await started()).toBe(0);
});

test('nothing is done without a key, by a token that only reads, for another school, or with what nobody described', async () => {
	expect(await ask(tokens.fresh, 'POST', '/applications', begin)).toMatchObject({ status: 400, body: { refusal: 'key_missing' } });
	const reads = await tokenOf(fresh.head.id, false);
	expect(await ask(reads, 'POST', '/applications', begin, keyed('a'))).toMatchObject({ status: 403, body: { refusal: 'scope_missing' } });
	expect(await ask(tokens.stranger, 'POST', '/applications', begin, keyed('a'))).toMatchObject({
		status: 403,
		body: { refusal: 'not_allowed' }
	});
	for (const body of [
		{ ...begin, state: 'submitted' },
		{ ...begin, late_code: 'x' },
		{ call_id: begin.call_id },
		[],
		'nonsense',
		{ ...begin, school_id: 'x' }
	])
		expect(await ask(tokens.fresh, 'POST', '/applications', body, keyed('a'))).toMatchObject({
			status: 422,
			body: { refusal: 'body_wrong' }
		});
	expect(await started()).toBe(0);
});

test('an application is begun once, however often and by however many at once it is asked for with a key', async () => {
	const answers = await Promise.all(Array.from({ length: 4 }, () => ask(tokens.fresh, 'POST', '/applications', begin, keyed('begin'))));
	application = String(answers[0]?.body['id']);
	for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { id: application, existed: false } });
	expect(answers.filter(({ again }) => again === 'true')).toHaveLength(3);
	expect([
		await started(),
		await count(
			`platform.event e join platform.event_subject s on s.event_id = e.id where e.name = 'application.started' and s.subject_id = $1`,
			application
		)
	]).toEqual([1, 1]);
	expect(await ask(tokens.fresh, 'POST', '/applications', { ...begin, school_id: own.id }, keyed('begin'))).toMatchObject({
		status: 422,
		body: { refusal: 'key_used_otherwise' }
	});
	expect(await ask(tokens.fresh, 'POST', '/applications', begin, keyed('other'))).toMatchObject({
		status: 200,
		again: null,
		body: { id: application, existed: true }
	});
});

test('an answer is written over the revision that is known, and nobody is overwritten', async () => {
	const path = `/applications/${application}/answers/climate`;
	const first = await ask(tokens.fresh, 'GET', path);
	expect(first).toMatchObject({ status: 200, mark: '"0"', body: { value: null, revision: 0 } });
	expect(await ask(tokens.fresh, 'PUT', path, { value: 'Kalbamės retai.' })).toMatchObject({ status: 428 });
	const at = (mark: string) => ({ 'if-match': mark });
	expect(await ask(tokens.fresh, 'PUT', path, { value: 'Kalbamės retai.' }, at('"0"'))).toMatchObject({
		status: 200,
		mark: '"1"',
		body: { value: 'Kalbamės retai.', revision: 1 }
	});
	expect(await ask(tokens.fresh, 'PUT', path, { value: 'Kitas žodis.' }, at('"0"'))).toMatchObject({
		status: 412,
		body: { refusal: 'changed_meanwhile' }
	});
	expect(await ask(tokens.fresh, 'PUT', path, { value: 'Kalbamės dažnai.' }, at('"1"'))).toMatchObject({ status: 200, mark: '"2"' });
	expect(await ask(tokens.stranger, 'PUT', path, { value: 'Svetimas.' }, at('"2"'))).toMatchObject({ status: 404 });
	expect(await ask(tokens.fresh, 'PUT', path, { value: 'x', changed_by: other.head.id }, at('"2"'))).toMatchObject({
		status: 422,
		body: { faults: [{ field: 'changed_by', key: 'unknown' }] }
	});
	expect(await ask(tokens.fresh, 'PUT', `/applications/${application}/answers/no_such`, { value: 'x' }, at('"0"'))).toMatchObject({
		status: 404
	});
	expect(await ask(tokens.fresh, 'GET', path)).toMatchObject({ mark: '"2"', body: { value: 'Kalbamės dažnai.' } });
	// What no database holds is left out, and a revision beyond its numbers is none.
	expect(await ask(tokens.fresh, 'PUT', path, { value: 'Kalbamės\0 kasdien.' }, at('"2"'))).toMatchObject({
		status: 200,
		body: { value: 'Kalbamės kasdien.' }
	});
	expect(await ask(tokens.fresh, 'PUT', path, { value: 'x' }, at('"2147483648"'))).toMatchObject({ status: 428 });
});

test('what is not complete is not sent, and says what is missing', async () => {
	const answer = await ask(tokens.fresh, 'POST', `/applications/${application}/submission`, {}, keyed('send'));
	expect(answer).toMatchObject({ status: 422, body: { refusal: 'answers_missing' } });
	expect((answer.body['faults'] as unknown[]).length).toBeGreaterThan(0);
	expect(await count('platform.api_answer where key = $1', 'send')).toBe(0);
});

test('an application is sent once, whoever may not send it learns nothing of it, and it can be taken back', async () => {
	const day = dayOf(new Date());
	const back = await returnApplication(story.db.as(story.personas['centre_officer']?.id ?? '', new Date()), {
		application_id: own.application,
		remarks: [{ field: 'climate', text: 'Papildykite.' }],
		due_on: addDays(day, 9),
		due_time: '16:00'
	});
	expect(back.ok).toBe(true);
	const sent = () => count('applications.submission where application_id = $1', own.application);
	const before = (await sent()) ?? 0;
	const path = `/applications/${own.application}/submission`;
	expect(await ask(tokens.stranger, 'POST', path, {}, keyed('send'))).toMatchObject({ status: 404 });
	const [one, two] = [await ask(tokens.head, 'POST', path, {}, keyed('send')), await ask(tokens.head, 'POST', path, {}, keyed('send'))];
	expect([one.status, two.again, two.body]).toEqual([200, 'true', one.body]);
	expect(await ask(tokens.head, 'POST', path, {}, keyed('again'))).toMatchObject({ status: 409, body: { refusal: 'already_submitted' } });
	expect(await sent()).toBe(before + 1);
	const away = `/applications/${own.application}/withdrawal`;
	expect(await ask(tokens.stranger, 'POST', away, { reason: '' }, keyed('away'))).toMatchObject({ status: 404 });
	expect(await ask(tokens.head, 'POST', away, { reason: 'Apsigalvojome.' }, keyed('away'))).toMatchObject({
		status: 200,
		body: { state: 'withdrawn' }
	});
});
