import pg from 'pg';
import { beforeAll, expect, test, vi } from 'vitest';
import {
	assignReview,
	declareNoInterest,
	readAssignments,
	readConflicts,
	readReviewDesk,
	readReviewers,
	readReviews,
	sendReview
} from '#selection/server';
import { testDatabase } from '../support/database.ts';
import { applicationIn, makeReviewer, moments, must, openRound, scoresOf, type TestRound } from '../support/review.ts';

const db = await testDatabase();
const few = 1;
const many = 12;

let round: TestRound;
const counted: Record<string, { rows: number; queries: number }[]> = {};

beforeAll(async () => {
	round = await openRound(db);
	for (const [from, to] of [
		[0, few],
		[few, many]
	] as const) {
		for (let place = from; place < to; place += 1) await oneMore(place);
		for (const [name, rows] of Object.entries(lists())) (counted[name] ??= []).push(await cost(rows));
	}
}, 120_000);

const officer = () => db.as(round.officer, moments.reviewing);
const call = () => round.call.id;

/** Every list page of the review, and how many rows it shows. */
const lists = (): Record<string, () => Promise<number>> => ({
	'the reviewers of a round': async () => must(await readReviewers(officer(), call())).rows.length,
	'the assignments of a round': async () => must(await readAssignments(officer(), { call: call(), filter: 'sent', page: 1 })).rows.length,
	'the conflicts of a round': async () => must(await readConflicts(officer(), { call: call(), page: 1 })).rows.length,
	'the reviews of a round': async () => must(await readReviews(officer(), { call: call(), page: 1, band: false })).rows.length,
	'the desk of a reviewer': async () =>
		must(await readReviewDesk(db.as(round.reviewers[0], moments.reviewing))).flatMap(({ rows }) => rows).length
});

test.each([
	'the reviewers of a round',
	'the assignments of a round',
	'the conflicts of a round',
	'the reviews of a round',
	'the desk of a reviewer'
])('%s costs the same however many there are', (name) => {
	const [before, after] = counted[name] ?? [];
	expect(after?.rows).toBeGreaterThan(before?.rows ?? Infinity);
	expect(before?.queries).toBeGreaterThan(1);
	expect(after?.queries).toBe(before?.queries);
});

/** One more application with a review that was handed in and somebody who has an interest, and one more reviewer. */
async function oneMore(place: number): Promise<void> {
	const { id } = await applicationIn(db, round);
	const [first, second] = round.reviewers;
	await makeReviewer(db, round, `Vertintoja ${place}`);
	for (const person_id of [first, second]) {
		const reviewer = db.as(person_id, moments.reviewing);
		const { id: assignment_id } = must(await assignReview(officer(), { call: call(), application_id: id, person_id }));
		must(await declareNoInterest(reviewer, { assignment_id }));
		must(await sendReview(reviewer, { assignment_id, scores: scoresOf(await criteria(), 3), remark: '' }));
	}
	await db.beside.query(
		`insert into selection.conflict (id, application_id, person_id, kind, source, stated_at) values (gen_random_uuid(), $1, $2, 'family', 'declared', $3)`,
		[id, round.reviewers[2], moments.reviewing]
	);
}

const criteria = async () => must(await readReviews(officer(), { call: call(), page: 1, band: false })).scheme;

/** What a list costs: the second time, when nothing has to be looked up for the first time. */
async function cost(rows: () => Promise<number>): Promise<{ rows: number; queries: number }> {
	await rows();
	const spied = vi.spyOn(pg.Client.prototype, 'query');
	try {
		return { rows: await rows(), queries: spied.mock.calls.length };
	} finally {
		spied.mockRestore();
	}
}
