import type { Fault } from '#platform';
import { newId, prose } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { Scheme } from '../../scheme.ts';

/** What stands on a score sheet for one criterion; points only of a level of the scheme. */
export type GivenScore = { criterion: string; points: number | null; reason: string };
export type StandingScore = GivenScore & { given_at: Date };

/** The longest reason, in characters. */
export const longestReason = 4000;
export const longestRemark = 5000;

/** What stands on a reviewer's sheet. */
export async function scoresOf(trx: Trx, assignmentId: string): Promise<StandingScore[]> {
	return trx
		.selectFrom('selection.score')
		.select(['criterion', 'points', 'reason', 'given_at'])
		.where('assignment_id', '=', assignmentId)
		.where('superseded_at', 'is', null)
		.execute();
}

/** A score as typed, fit to keep. */
export const readScore = ({ criterion, points, reason }: GivenScore): GivenScore => ({ criterion, points, reason: prose(reason) });

/** What cannot be kept at all: a criterion that is none, points that no level has, a reason without end. */
export function faultsInScore({ criterion, points, reason }: GivenScore, scheme: Scheme): Fault[] {
	const known = scheme.criteria.find(({ key }) => key === criterion);
	if (!known) return [{ field: criterion, key: 'criterion_unknown' }];
	const isLevel = points === null || known.levels.some((level) => level.points === points);
	return [
		...(isLevel ? [] : [{ field: `${criterion}_points`, key: 'points_unknown' }]),
		...([...reason].length > longestReason ? [{ field: `${criterion}_reason`, key: 'too_long', values: { most: longestReason } }] : [])
	];
}

/** What a sheet lacks to be handed in: for each criterion a level, and words why. */
export function lackingIn(scores: readonly GivenScore[], scheme: Scheme): Fault[] {
	return scheme.criteria.flatMap(({ key }): Fault[] => {
		const given = scores.find(({ criterion }) => criterion === key);
		return [
			...(given?.points === null || given === undefined ? [{ field: `${key}_points`, key: 'points_missing' }] : []),
			...([...(given?.reason ?? '')].length < 3 ? [{ field: `${key}_reason`, key: 'score_reason_missing' }] : [])
		];
	});
}

/**
 * Writes one score. While a review is being written, its draft is written over; once it has been handed in, a change
 * supersedes what stood there, which stays.
 */
export async function writeScore(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	assignment: { id: string; person_id: string; sent_at: Date | null },
	{ criterion, points, reason }: GivenScore,
	before: StandingScore | undefined
): Promise<void> {
	if (before && before.points === points && before.reason === reason) return;
	const standing = trx
		.updateTable('selection.score')
		.where('assignment_id', '=', assignment.id)
		.where('criterion', '=', criterion)
		.where('superseded_at', 'is', null);
	if (before && assignment.sent_at === null) {
		await standing.set({ points, reason, given_at: now }).execute();
		return;
	}
	if (before) await standing.set({ superseded_at: now }).execute();
	await trx
		.insertInto('selection.score')
		.values({ id: newId(), assignment_id: assignment.id, criterion, points, reason, given_at: now, given_by: assignment.person_id })
		.execute();
}
