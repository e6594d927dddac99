import { beforeAll, describe, expect, test } from 'vitest';
import { giveRole } from '#people/server';
import type { Scheme } from '#selection';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { applicationIn, moments, must, openRound, scoresOf, type TestRound } from '../../../../../tests/support/review.ts';
import { makeSchool } from '../../../../../tests/support/sent.ts';
import { inputsOf } from '../inputs-of-round.ts';
import {
	assignReview,
	declareInterest,
	declareNoInterest,
	endAssignment,
	readAssignment,
	readReviewDesk,
	readScheme,
	saveReview,
	saveScore,
	sendReview
} from '../index.ts';

let db: TestDatabase;
let round: TestRound;
let scheme: Scheme;
const words = { hidden: '[paslėpta]', member: (place: number) => `${place} narys` };

beforeAll(async () => {
	db = await testDatabase();
	round = await openRound(db);
	scheme = must(await readScheme(db.as(round.officer, moments.preparing), round.call.id)).standing.content;
});

const reviewer = (place = 0, now = moments.reviewing) => db.as(round.reviewers[place] as string, now);
const rows = async (sql: string, ...values: unknown[]) => (await db.beside.query(sql, values)).rows as Record<string, unknown>[];
const page = (id: string, place = 0, now = moments.reviewing) => readAssignment(reviewer(place, now), id, words);

/** An application with a task of a reviewer, declared unless told otherwise. */
async function task(
	place = 0,
	{ declared = true, name = 'Žemynos' } = {}
): Promise<{ id: string; application_id: string; reference: string }> {
	const school = await makeSchool(db, `${name} ${Math.random().toString(36).slice(2, 6)} progimnazija`, 'LT-57');
	const { id: application_id, reference } = await applicationIn(db, round, {
		school,
		answers: { change_in_lessons: `${name} vaikai skaitys. Direktorė Ona rašo.` }
	});
	const { id } = must(
		await assignReview(db.as(round.officer, moments.preparing), {
			call: round.call.id,
			application_id,
			person_id: round.reviewers[place] as string
		})
	);
	if (declared) must(await declareNoInterest(reviewer(place), { assignment_id: id }));
	return { id, application_id, reference };
}

const votes = () =>
	db
		.asSystem()
		.db.transaction()
		.execute(async (trx) => {
			const found = await trx.selectFrom('selection.round').selectAll().where('call_id', '=', round.call.id).executeTakeFirstOrThrow();
			return (await inputsOf(trx, found)).votes;
		});

describe('before an application is shown', () => {
	test('the reviewer says whether there is an interest, knowing whose it is and not a word of it', async () => {
		const { id } = await task(0, { declared: false, name: 'Tvirtovės' });
		const before = must(await page(id));
		expect(before.application).toBeNull();
		expect(before.scheme).toBeNull();
		expect(before.declaration).toMatchObject({
			school: expect.stringContaining('Tvirtovės') as string,
			municipality: expect.any(String) as string
		});
		expect(JSON.stringify(before.declaration)).not.toContain('vaikai skaitys');
		expect(await saveScore(reviewer(), { assignment_id: id, criterion: 'need', points: 3, reason: 'Taip' })).toMatchObject({
			refusal: 'not_declared'
		});
		expect(await sendReview(reviewer(), { assignment_id: id, scores: scoresOf(scheme, 3), remark: '' })).toMatchObject({
			refusal: 'not_declared'
		});
		must(await declareNoInterest(reviewer(), { assignment_id: id }));
		expect(await declareNoInterest(reviewer(), { assignment_id: id })).toMatchObject({ refusal: 'already_declared' });
		expect(must(await page(id)).application).not.toBeNull();
	});

	test('in the declaration phase interests are declared and nothing is read', async () => {
		const { id } = await task(0, { declared: false });
		expect(must(await page(id, 0, moments.declaring)).declaration).not.toBeNull();
		must(await declareNoInterest(reviewer(0, moments.declaring), { assignment_id: id }));
		expect(must(await page(id, 0, moments.declaring)).application).toBeNull();
		expect(must(await page(id)).application).not.toBeNull();
	});

	test('outside of the phases nothing is shown or said', async () => {
		const { id } = await task(0, { declared: false });
		for (const now of [moments.preparing, moments.deciding]) {
			expect(await page(id, 0, now)).toMatchObject({ refusal: 'not_in_phase' });
			expect(await declareNoInterest(reviewer(0, now), { assignment_id: id })).toMatchObject({ refusal: 'not_in_phase' });
		}
	});
});

describe('a declared interest', () => {
	test('closes the application at once: opened by its address it is refused, and the try is recorded', async () => {
		const { id, reference } = await task(0, { declared: false, name: 'Giminės' });
		expect(await declareInterest(reviewer(), { assignment_id: id, kind: 'draugystė', reason: '' })).toMatchObject({
			refusal: 'declaration_unclear',
			faults: [{ field: 'kind' }]
		});
		expect(await declareInterest(reviewer(), { assignment_id: id, kind: 'other', reason: '' })).toMatchObject({
			faults: [{ field: 'reason' }]
		});
		must(await declareInterest(reviewer(), { assignment_id: id, kind: 'family', reason: 'Sesuo dirba mokykloje' }));
		const answer = await page(id);
		expect(answer).toEqual({ ok: false, refusal: 'in_conflict', faults: [] });
		expect(await saveScore(reviewer(), { assignment_id: id, criterion: 'need', points: 3, reason: 'Taip' })).toMatchObject({
			refusal: 'in_conflict'
		});
		expect(await sendReview(reviewer(), { assignment_id: id, scores: scoresOf(scheme, 4), remark: '' })).toMatchObject({
			refusal: 'in_conflict'
		});
		const events = await rows(
			`select count(*)::int as count from platform.event where name = 'review.refused' and particulars ->> 'reference' = $1`,
			reference
		);
		expect(events).toEqual([{ count: 3 }]);
		const desk = must(await readReviewDesk(reviewer()));
		expect(JSON.stringify(desk)).not.toContain(reference);
	});

	test('takes back what was scored: it counts nowhere', async () => {
		const { id, application_id } = await task(0);
		must(await sendReview(reviewer(), { assignment_id: id, scores: scoresOf(scheme, 4), remark: '' }));
		expect((await votes()).filter(({ application }) => application === application_id)).toHaveLength(1);
		must(await declareInterest(reviewer(), { assignment_id: id, kind: 'family', reason: '' }));
		expect((await votes()).filter(({ application }) => application === application_id)).toEqual([]);
	});

	test('found in the registers since yesterday closes it too, also a review handed in', async () => {
		const { id, application_id } = await task(1);
		must(await sendReview(reviewer(1), { assignment_id: id, scores: scoresOf(scheme, 4), remark: '' }));
		const [{ school_id }] = (await rows('select school_id from applications.application where id = $1', application_id)) as [
			{ school_id: string }
		];
		must(
			await giveRole(db.asSystem(), {
				person_id: round.reviewers[1],
				kind: 'school_coordinator',
				organisation_id: school_id,
				starts_on: '2026-12-16'
			})
		);
		expect(await page(id, 1)).toMatchObject({ refusal: 'in_conflict' });
		expect((await votes()).filter(({ application }) => application === application_id)).toEqual([]);
		await db.beside.query(`update people.role set ends_on = '2026-12-16' where person_id = $1 and kind = 'school_coordinator'`, [
			round.reviewers[1]
		]);
	});
});

describe('an application under review', () => {
	test('is shown without names while the review is blind, with them in the discussion', async () => {
		const { id } = await task(0, { name: 'Briedynės' });
		const blind = must(await page(id));
		expect(blind.application?.redacted).toBe(true);
		expect(JSON.stringify(blind.application)).not.toMatch(/Briedyn|Petrauskait|Direktorė \d/);
		expect(JSON.stringify(blind.application)).toContain('[paslėpta] vaikai skaitys');
		expect(blind.declaration).toBeNull();
		const open = must(await page(id, 0, moments.discussing));
		expect(open.application?.redacted).toBe(false);
		expect(JSON.stringify(open.application)).toContain('Briedynės vaikai skaitys');
	});

	test('is seen from the first reading; the desk says what was not looked at yet', async () => {
		const { id } = await task(2);
		const need = async () =>
			must(await readReviewDesk(reviewer(2)))
				.flatMap(({ rows: all }) => all)
				.find((row) => row.id === id)?.need;
		expect(await need()).toBe('unseen');
		must(await page(id, 2));
		expect(await need()).toBe('begun');
		must(await sendReview(reviewer(2), { assignment_id: id, scores: scoresOf(scheme, 2), remark: '' }));
		expect(await need()).toBe('sent');
	});

	test('belongs to its reviewer: to others there is no such task', async () => {
		const { id } = await task(0);
		expect(await page(id, 1)).toMatchObject({ refusal: 'not_found' });
		expect(await readAssignment(db.as(round.officer, moments.reviewing), id, words)).toMatchObject({ refusal: 'not_found' });
		expect(await readAssignment(db.asPublic(moments.reviewing), id, words)).toMatchObject({ refusal: 'not_found' });
		expect(await page('forged')).toMatchObject({ refusal: 'not_found' });
		expect(await readReviewDesk(db.asPublic())).toMatchObject({ refusal: 'not_allowed' });
		expect(await readReviewDesk(db.as(round.centre.stranger))).toMatchObject({ refusal: 'not_allowed' });
	});

	test('taken away or withdrawn is closed in plain words', async () => {
		const one = await task(0);
		must(await endAssignment(db.as(round.officer, moments.reviewing), { call: round.call.id, assignment_id: one.id }));
		expect(await page(one.id)).toMatchObject({ refusal: 'assignment_ended' });
		const two = await task(0);
		await db.beside.query(`update applications.application set state = 'withdrawn' where id = $1`, [two.application_id]);
		expect(await page(two.id)).toMatchObject({ refusal: 'application_withdrawn' });
	});
});

describe('a score', () => {
	test('is kept while it is written, and never over what another page wrote', async () => {
		const { id } = await task(0);
		const save = (points: number | null, reason: string, seen?: Date | null) =>
			saveScore(reviewer(), { assignment_id: id, criterion: 'need', points, reason, ...(seen === undefined ? {} : { seen }) });
		const first = await save(null, 'Pradedu rašyti', null);
		if (!first.ok) throw new Error(first.refusal);
		expect(await save(3, 'Pradedu rašyti iš kito lango', null)).toMatchObject({
			refusal: 'changed_meanwhile',
			theirs: { reason: 'Pradedu rašyti' }
		});
		expect(await save(3, 'Pradedu rašyti ir baigiu', first.value.given_at)).toMatchObject({ ok: true });
		expect(must(await page(id)).scores).toMatchObject([{ criterion: 'need', points: 3, reason: 'Pradedu rašyti ir baigiu' }]);
		expect(await rows('select count(*)::int as count from selection.score where assignment_id = $1', id)).toEqual([{ count: 1 }]);
	});

	test.each([
		['points that no level has', { criterion: 'need', points: 7, reason: '' }, 'need_points', 'points_unknown'],
		['a criterion that is none', { criterion: 'grožis', points: 1, reason: '' }, 'grožis', 'criterion_unknown'],
		['a reason without end', { criterion: 'need', points: 1, reason: 'a'.repeat(4001) }, 'need_reason', 'too_long']
	])('with %s is refused at its field', async (_, score, field, key) => {
		const { id } = await task(0);
		expect(await saveScore(reviewer(), { assignment_id: id, ...score })).toMatchObject({
			refusal: 'score_unreadable',
			faults: [{ field, key }]
		});
		expect(await rows('select from selection.score where assignment_id = $1', id)).toEqual([]);
	});

	test('after the phase has closed is refused, and nothing changes', async () => {
		const { id } = await task(0);
		expect(
			await saveScore(reviewer(0, moments.deciding), { assignment_id: id, criterion: 'need', points: 3, reason: 'Per vėlai' })
		).toMatchObject({ refusal: 'scores_closed' });
		expect(await sendReview(reviewer(0, moments.deciding), { assignment_id: id, scores: scoresOf(scheme, 3), remark: '' })).toMatchObject({
			refusal: 'scores_closed'
		});
		expect(await rows('select from selection.score where assignment_id = $1', id)).toEqual([]);
	});
});

describe('a review', () => {
	test('is handed in with a level and a reason for each criterion; what lacks is named, what is typed stays', async () => {
		const { id, application_id } = await task(0);
		const [first, ...rest] = scoresOf(scheme, 3) as [ReturnType<typeof scoresOf>[0], ...ReturnType<typeof scoresOf>];
		const sheet = { assignment_id: id, scores: [{ ...first, reason: '' }, ...rest.slice(0, -1)], remark: 'Pastaba' };
		const missing = scheme.criteria.at(-1)?.key ?? '';
		expect(await sendReview(reviewer(), sheet)).toMatchObject({
			refusal: 'review_incomplete',
			faults: [
				{ field: 'need_reason', key: 'score_reason_missing' },
				{ field: `${missing}_points`, key: 'points_missing' },
				{ field: `${missing}_reason`, key: 'score_reason_missing' }
			]
		});
		expect(must(await page(id))).toMatchObject({ assignment: { sent_at: null, remark: 'Pastaba' } });
		expect((await votes()).some(({ application }) => application === application_id)).toBe(false);
		expect(await sendReview(reviewer(), { ...sheet, scores: scoresOf(scheme, 3) })).toMatchObject({ ok: true, value: { changed: false } });
		expect((await votes()).filter(({ application }) => application === application_id)).toMatchObject([
			{ points: { need: 3, climate: 3 } }
		]);
	});

	test('is changed as a whole while the phase lets it; what stood there stays', async () => {
		const { id, application_id } = await task(0);
		must(await sendReview(reviewer(), { assignment_id: id, scores: scoresOf(scheme, 2), remark: '' }));
		expect(await saveScore(reviewer(), { assignment_id: id, criterion: 'need', points: 4, reason: 'Ne taip' })).toMatchObject({
			refusal: 'review_sent'
		});
		expect(await saveReview(reviewer(), { assignment_id: id, scores: scoresOf(scheme, 4), remark: '' })).toMatchObject({
			refusal: 'review_sent'
		});
		const half = scoresOf(scheme, 4).map((one, place) => (place === 0 ? { ...one, reason: '' } : one));
		expect(await sendReview(reviewer(), { assignment_id: id, scores: half, remark: '' })).toMatchObject({ refusal: 'review_incomplete' });
		expect((await votes()).find(({ application }) => application === application_id)?.points['change']).toBe(2);
		expect(await sendReview(reviewer(0, moments.discussing), { assignment_id: id, scores: scoresOf(scheme, 4), remark: '' })).toMatchObject(
			{ ok: true, value: { changed: true } }
		);
		expect((await votes()).find(({ application }) => application === application_id)?.points['change']).toBe(4);
		expect(
			await rows(
				'select points, superseded_at is null as standing from selection.score where assignment_id = $1 and criterion = $2 order by given_at',
				id,
				'need'
			)
		).toEqual([
			{ points: 2, standing: false },
			{ points: 4, standing: true }
		]);
	});

	test('of another is read when the phase shows it and one’s own is handed in; of whoever has an interest, never', async () => {
		const { id, application_id } = await task(0);
		const give = async (place: number) =>
			must(
				await assignReview(db.as(round.officer, moments.preparing), {
					call: round.call.id,
					application_id,
					person_id: round.reviewers[place] as string
				})
			).id;
		const [second, third] = [await give(1), await give(2)];
		for (const [place, other] of [
			[1, second],
			[2, third]
		] as const) {
			must(await declareNoInterest(reviewer(place), { assignment_id: other }));
			must(await sendReview(reviewer(place), { assignment_id: other, scores: scoresOf(scheme, 3), remark: `Pastaba ${place}` }));
		}
		must(await declareInterest(reviewer(2), { assignment_id: third, kind: 'family', reason: '' }));
		expect(must(await page(id, 0, moments.discussing)).others).toEqual([]);
		must(await sendReview(reviewer(), { assignment_id: id, scores: scoresOf(scheme, 1), remark: '' }));
		expect(must(await page(id)).others).toEqual([]);
		const shown = must(await page(id, 0, moments.discussing)).others;
		expect(shown.map(({ remark }) => remark)).toEqual(['Pastaba 1']);
		// Whoever has seen the points of others is noted; the page without them was no such look.
		const looks = await rows(
			`select person_id, times from platform.look where what = 'selection.others' and subject_id = $1`,
			application_id
		);
		expect(looks).toEqual([{ person_id: round.reviewers[0], times: 1 }]);
	});
});
