import { beforeAll, describe, expect, test } from 'vitest';
import type { Scheme } from '#selection';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { applicationIn, moments, must, openRound, scoresOf, type TestRound } from '../../../../../tests/support/review.ts';
import {
	assignReview,
	assignThird,
	declareInterest,
	declareNoInterest,
	readAssignments,
	readConflicts,
	readReviewers,
	readReviews,
	readRound,
	readScheme,
	sendReview
} from '../index.ts';

let db: TestDatabase;
let round: TestRound;
let scheme: Scheme;
const ids: string[] = [];

/** Four applications for two places; the first two reviewers read all of them. */
beforeAll(async () => {
	db = await testDatabase();
	round = await openRound(db, () => ({ capacity: 2, priority: { kind: 'none' } }));
	scheme = must(await readScheme(officer(), round.call.id)).standing.content;
	for (let count = 0; count < 4; count += 1) ids.push((await applicationIn(db, round)).id);
	const given = [
		[4, 4],
		[3, 4],
		[4, 2],
		[1, 1]
	];
	for (const [place, application_id] of ids.entries()) for (const by of [0, 1]) await review(application_id, by, given[place]?.[by] ?? 1);
});

const officer = (now = moments.reviewing) => db.as(round.officer, now);
const call = () => round.call.id;

async function review(application_id: string, by: number, points: number): Promise<string> {
	const { id: assignment_id } = must(
		await assignReview(officer(), { call: call(), application_id, person_id: round.reviewers[by] as string })
	);
	const reviewer = db.as(round.reviewers[by] as string, moments.reviewing);
	must(await declareNoInterest(reviewer, { assignment_id }));
	must(await sendReview(reviewer, { assignment_id, scores: scoresOf(scheme, points), remark: '' }));
	return assignment_id;
}

describe('an officer follows the reviews', () => {
	test('with raw points, the spread beside them, and each reviewer’s severity', async () => {
		const { rows, sample, reviewers } = must(await readReviews(officer(), { call: call(), page: 1, band: false }));
		expect(sample).toBe(4);
		expect(rows.map(({ spread: { mean, range } }) => [mean, range]).sort()).toEqual([
			[1, 0],
			[3, 2],
			[3.5, 1],
			[4, 0]
		]);
		expect(rows[0]?.votes.map(({ name }) => name).sort()).toEqual(['Algis Balys', 'Vilma Vertinskaitė']);
		// (4−4 + 3−4 + 4−2 + 1−1) ÷ 4 = 0,25
		expect(reviewers.map(({ name, severity }) => [name, severity]).sort()).toEqual([
			['Algis Balys', -0.25],
			['Vilma Vertinskaitė', 0.25]
		]);
	});

	test('where a place depends on one reviewer a third review is proposed and given at a click', async () => {
		const band = must(await readReviews(officer(), { call: call(), page: 1, band: true }));
		// Without Algis the third would have 4 and the second 3.
		expect(band.rows.map(({ id }) => id).sort()).toEqual([ids[1], ids[2]].sort());
		expect(band.rows.every(({ third }) => third)).toBe(true);
		expect(band.rows[0]?.band?.causes).toContainEqual({ kind: 'reviewer', reviewer: round.reviewers[1], name: 'Algis Balys' });
		expect(await assignThird(officer(), { call: call(), application_id: ids[1] as string })).toEqual({
			ok: true,
			value: { name: 'Zita Taškienė' }
		});
		expect(await assignThird(officer(), { call: call(), application_id: ids[1] as string })).toMatchObject({ refusal: 'nobody_left' });
		expect(await assignThird(db.as(round.centre.stranger), { call: call(), application_id: ids[2] as string })).toMatchObject({
			refusal: 'not_allowed'
		});
	});

	test('in the list of assignments and of reviewers', async () => {
		const list = must(await readAssignments(officer(), { call: call(), filter: 'waiting', page: 1 }));
		expect(list.counts).toEqual({ all: 4, lacking: 0, waiting: 1, sent: 3 });
		expect(list.rows[0]?.reviewers.map(({ name, how, state }) => [name, how, state])).toContainEqual(['Zita Taškienė', 'third', 'waits']);
		const { rows } = must(await readReviewers(officer(), call()));
		expect(rows.map(({ name, given, sent, unseen }) => [name, given, sent, unseen])).toEqual([
			['Algis Balys', 4, 4, 0],
			['Vilma Vertinskaitė', 4, 4, 0],
			['Zita Taškienė', 1, 0, 1]
		]);
		expect(await readReviewers(db.as(round.centre.stranger), call())).toMatchObject({ refusal: 'not_allowed' });
		expect(await readAssignments(db.as(round.reviewers[0]), { call: call(), filter: 'all', page: 1 })).toMatchObject({
			refusal: 'not_allowed'
		});
		expect(await readReviews(db.as(round.reviewers[0]), { call: call(), page: 1, band: false })).toMatchObject({ refusal: 'not_allowed' });
		expect(await readConflicts(db.as(round.reviewers[0]), { call: call(), page: 1 })).toMatchObject({ refusal: 'not_allowed' });
	});
});

describe('an interest', () => {
	test('takes a review out of means, counts and progress', async () => {
		const { id } = await applicationIn(db, round);
		await review(id, 0, 4);
		const assignment_id = await review(id, 1, 1);
		const mean = async () =>
			must(await readReviews(officer(), { call: call(), page: 1, band: false })).rows.find((row) => row.id === id)?.spread.mean;
		expect(await mean()).toBe(2.5);
		const before = must(await readRound(officer(), call())).progress;
		must(await declareInterest(db.as(round.reviewers[1], moments.reviewing), { assignment_id, kind: 'family', reason: 'Dukra' }));
		expect(await mean()).toBe(4);
		const after = must(await readRound(officer(), call())).progress;
		expect([after.sent, after.assigned, after.conflicts]).toEqual([before.sent - 1, before.assigned - 1, before.conflicts + 1]);
		const { rows } = must(await readConflicts(officer(), { call: call(), page: 1 }));
		expect(rows).toMatchObject([{ name: 'Algis Balys', kind: 'family', source: 'declared', reason: 'Dukra', own: false }]);
	});

	test('of an officer hides the application, its reviews and its counts from that officer', async () => {
		const { id, reference } = await applicationIn(db, round);
		await review(id, 0, 4);
		await db.beside.query(
			`insert into selection.conflict (id, application_id, person_id, kind, source, stated_at) values (gen_random_uuid(), $1, $2, 'family', 'declared', $3)`,
			[id, round.officer, moments.reviewing]
		);
		const told = JSON.stringify([
			must(await readReviews(officer(), { call: call(), page: 1, band: false })),
			must(await readAssignments(officer(), { call: call(), filter: 'all', page: 1 })).rows
		]);
		expect(told).not.toContain(reference);
		expect(told).not.toContain(id);
		expect(await assignThird(officer(), { call: call(), application_id: id })).toMatchObject({ refusal: 'no_such_application' });
	});
});
