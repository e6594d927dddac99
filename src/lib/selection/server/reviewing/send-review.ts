import { done, prose, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import type { Scheme } from '../../scheme.ts';
import { lockMyAssignment, type MyAssignment, type ReviewerRefusal } from './my-assignment.ts';
import { faultsInScore, lackingIn, longestRemark, readScore, scoresOf, writeScore, type GivenScore } from './scores.ts';

export type ReviewSheet = { assignment_id: string; scores: GivenScore[]; remark: string };
export type SendReviewRefusal =
	ReviewerRefusal | 'not_declared' | 'scores_closed' | 'review_sent' | 'review_incomplete' | 'score_unreadable';

/** Keeps a whole sheet as a page without scripts sends it; nothing need be complete yet. */
export function saveReview(context: Context, sheet: ReviewSheet): Promise<Outcome<undefined, SendReviewRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const ready = await sheetFor(trx, context, sheet);
		if (!ready.ok) return ready;
		const { assignment, scores, remark } = ready.value;
		if (assignment.sent_at !== null) return refused('review_sent');
		await write(trx, context, assignment, scores, remark);
		return done();
	});
}

/**
 * Hands in a review; from now on it counts. Each criterion needs a level and words why, counted or not. What was typed is
 * kept also when something is lacking. Handed in again while the phase lets scores change, it supersedes what stood there:
 * then only a complete sheet is kept, so that what counts is never half changed.
 */
export function sendReview(context: Context, sheet: ReviewSheet): Promise<Outcome<{ changed: boolean }, SendReviewRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const ready = await sheetFor(trx, context, sheet);
		if (!ready.ok) return ready;
		const { assignment, scheme, scores, remark } = ready.value;
		const lacking = lackingIn(scores, scheme);
		const isFirst = assignment.sent_at === null;
		if (lacking.length === 0 || isFirst) await write(trx, context, assignment, scores, remark);
		if (lacking.length > 0) return refused('review_incomplete', lacking);

		await trx.updateTable('selection.assignment').set({ sent_at: context.now }).where('id', '=', assignment.id).execute();
		await record(trx, context, {
			name: isFirst ? 'review.sent' : 'review.changed',
			subject: { kind: 'round', id: assignment.round_id },
			also: [
				{ kind: 'call', id: assignment.call.id },
				{ kind: 'person', id: assignment.person_id }
			],
			particulars: { reference: assignment.reference }
		});
		return done({ changed: !isFirst });
	});
}

type Ready = { assignment: MyAssignment; scheme: Scheme; scores: GivenScore[]; remark: string };

async function sheetFor(
	trx: Trx,
	context: Context,
	{ assignment_id, scores: typed, remark: said }: ReviewSheet
): Promise<Outcome<Ready, SendReviewRefusal>> {
	const found = await lockMyAssignment(trx, context, assignment_id);
	if (!found.ok) return found;
	const { value: assignment } = found;
	if (assignment.declared_at === null) return refused('not_declared');
	if (!assignment.rights.score || !assignment.scheme) return refused('scores_closed');
	const scheme = assignment.scheme.content;
	// Said twice of one criterion, the last counts.
	const scores = [...new Map(typed.map((one) => [one.criterion, readScore(one)])).values()];
	const remark = prose(said);
	const faults: Fault[] = [
		...scores.flatMap((score) => faultsInScore(score, scheme)),
		...([...remark].length > longestRemark ? [{ field: 'remark', key: 'too_long', values: { most: longestRemark } }] : [])
	];
	return faults.length > 0 ? refused('score_unreadable', faults) : done({ assignment, scheme, scores, remark });
}

async function write(trx: Trx, context: Context, assignment: MyAssignment, scores: readonly GivenScore[], remark: string): Promise<void> {
	const before = await scoresOf(trx, assignment.id);
	for (const score of scores)
		await writeScore(
			trx,
			context,
			assignment,
			score,
			before.find(({ criterion }) => criterion === score.criterion)
		);
	if (remark !== assignment.remark) await trx.updateTable('selection.assignment').set({ remark }).where('id', '=', assignment.id).execute();
}
