import { done, refused, type Outcome, type Refused } from '#platform';
import type { Context } from '#platform/server';
import { lockMyAssignment, type ReviewerRefusal } from './my-assignment.ts';
import { faultsInScore, readScore, scoresOf, writeScore, type GivenScore, type StandingScore } from './scores.ts';

export type ScoreRefusal = ReviewerRefusal | 'not_declared' | 'scores_closed' | 'review_sent' | 'score_unreadable';
export type ScoreChanged = Refused<'changed_meanwhile'> & { theirs: StandingScore };

/**
 * Keeps what a reviewer has written of one criterion; points and reason may still be lacking. `seen` is when the score had
 * been given that the page showed (null: none): what was written on another page meanwhile is not written over silently.
 * A review that was handed in changes only as a whole, by handing it in again.
 */
export function saveScore(
	context: Context,
	{ assignment_id, seen, ...typed }: GivenScore & { assignment_id: string; seen?: Date | null }
): Promise<Outcome<{ given_at: Date }, ScoreRefusal> | ScoreChanged> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockMyAssignment(trx, context, assignment_id);
		if (!found.ok) return found;
		const { value: assignment } = found;
		if (assignment.declared_at === null) return refused('not_declared');
		if (!assignment.rights.score || !assignment.scheme) return refused('scores_closed');
		if (assignment.sent_at !== null) return refused('review_sent');
		const score = readScore(typed);
		const faults = faultsInScore(score, assignment.scheme.content);
		if (faults.length > 0) return refused('score_unreadable', faults);
		const before = (await scoresOf(trx, assignment.id)).find(({ criterion }) => criterion === score.criterion);
		if (before && before.points === score.points && before.reason === score.reason) return done({ given_at: before.given_at });
		if (seen !== undefined && (before?.given_at.getTime() ?? null) !== (seen?.getTime() ?? null))
			return { ...refused('changed_meanwhile'), theirs: before ?? { ...score, points: null, reason: '', given_at: context.now } };
		await writeScore(trx, context, assignment, score, before);
		return done({ given_at: context.now });
	});
}
