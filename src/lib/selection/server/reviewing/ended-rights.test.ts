import { beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { applicationIn, makeReviewer, moments, must, openRound, scoresOf, type TestRound } from '../../../../../tests/support/review.ts';
import { assignReview, declareNoInterest, endReviewer, readAssignment, readReviewDesk, readScheme, sendReview } from '../index.ts';

let db: TestDatabase;
let round: TestRound;
const words = { hidden: '[paslėpta]', member: String };

beforeAll(async () => {
	db = await testDatabase();
	round = await openRound(db);
});

/** Handed in while it was allowed. */
async function reviewed(name: string) {
	const person = await makeReviewer(db, round, name);
	const { id: application_id } = await applicationIn(db, round);
	const at = db.as(person, moments.reviewing);
	const officer = db.as(round.officer, moments.preparing);
	const { id } = must(await assignReview(officer, { call: round.call.id, application_id, person_id: person }));
	must(await declareNoInterest(at, { assignment_id: id }));
	const { content } = must(await readScheme(officer, round.call.id)).standing;
	const send = () => sendReview(at, { assignment_id: id, scores: scoresOf(content, 3), remark: '' });
	must(await send());
	return { person, at, id, send };
}

test('whoever’s role ended yesterday reads nothing and changes no score', async () => {
	const { person, at, id, send } = await reviewed('Vakarykštė Vertintoja');
	await db.beside.query(`update people.role set ends_on = '2026-12-16' where person_id = $1 and kind = 'reviewer'`, [person]);
	expect(await readAssignment(at, id, words)).toMatchObject({ refusal: 'assignment_ended' });
	expect(await send()).toMatchObject({ refusal: 'assignment_ended' });
	expect(await readReviewDesk(at)).toMatchObject({ refusal: 'not_allowed' });
});

test('whoever was taken out of the round reads nothing either, and what they handed in stays', async () => {
	const { person, at, id, send } = await reviewed('Išleista Vertintoja');
	must(await endReviewer(db.as(round.officer, moments.preparing), { call: round.call.id, person_id: person }));
	expect(await readAssignment(at, id, words)).toMatchObject({ refusal: 'assignment_ended' });
	expect(await send()).toMatchObject({ refusal: 'assignment_ended' });
	expect(must(await readReviewDesk(at))).toEqual([]);
	const { rows } = await db.beside.query('select 1 from selection.assignment where id = $1 and sent_at is not null and ended_at is null', [
		id
	]);
	expect(rows).toHaveLength(1);
});
