import { expect, test } from 'vitest';
import { testDatabase } from '../../../../../tests/support/database.ts';
import { applicationIn, moments, must, openRound, scoresOf } from '../../../../../tests/support/review.ts';
import { assignReview, declareNoInterest, readScheme, sendReview } from '../index.ts';

const db = await testDatabase();

test('a sheet that says something twice of one criterion is judged by what it says last, so nothing incomplete is handed in', async () => {
	const round = await openRound(db);
	const officer = db.as(round.officer, moments.preparing);
	const { content } = must(await readScheme(officer, round.call.id)).standing;
	const { id: application_id } = await applicationIn(db, round);
	const pair = { call: round.call.id, application_id, person_id: round.reviewers[0] };
	const { id } = must(await assignReview(officer, pair));
	const reviewer = db.as(round.reviewers[0], moments.reviewing);
	must(await declareNoInterest(reviewer, { assignment_id: id }));
	const [first] = scoresOf(content, 3);
	const whole = scoresOf(content, 3);
	const emptied = [...whole, { criterion: first?.criterion ?? '', points: null, reason: '' }];
	expect(await sendReview(reviewer, { assignment_id: id, scores: emptied, remark: '' })).toMatchObject({ refusal: 'review_incomplete' });
	must(await sendReview(reviewer, { assignment_id: id, scores: whole, remark: '' }));
	expect(await sendReview(reviewer, { assignment_id: id, scores: emptied, remark: '' })).toMatchObject({ refusal: 'review_incomplete' });
	const { rows } = await db.beside.query(
		'select count(*)::int as given, count(points)::int as pointed from selection.score where assignment_id = $1 and superseded_at is null',
		[id]
	);
	expect(rows).toEqual([{ given: content.criteria.length, pointed: content.criteria.length }]);
});
