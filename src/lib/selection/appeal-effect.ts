import { placedIn, whyNotRankedIn } from './act-result.ts';
import type { Inputs } from './inputs.ts';
import { propose } from './propose.ts';
import type { NotRanked } from './ranking.ts';
import type { Spot } from './what-if.ts';

/** What the reader of an appeal would change: points that a reviewer gave, or facts of the application. */
export type AppealChanges = {
	points: { reviewer: string; criterion: string; points: number }[];
	facts: { eligible?: boolean; priority?: boolean };
};

/** Where an application stands: in the ranking, or why not. */
export type Stand = { spot: Spot; score: { points: number; out_of: number } } | { why: NotRanked['why'] };

/** What the list would become: where the application stood and would stand, and whose place would be another. */
export type AppealEffect = {
	changes: AppealChanges;
	before: Stand;
	after: Stand;
	others: { application: string; from: Spot['place']; to: Spot['place'] }[];
};

/** Works out what a change would do to the list on which the decision rested. It changes nothing. */
export function appealEffect(inputs: Inputs, application: string, changes: AppealChanges): AppealEffect {
	const [before, after] = [propose(inputs), propose(changedBy(inputs, application, changes))];
	const was = new Map(before.ranking.map((placed) => [placed.application, placed.place]));
	return {
		changes,
		before: standIn(before, application),
		after: standIn(after, application),
		others: after.ranking.flatMap(({ application: other, place: to }) => {
			const from = was.get(other);
			return other === application || from === undefined || from === to ? [] : [{ application: other, from, to }];
		})
	};
}

const changedBy = (inputs: Inputs, application: string, { points, facts }: AppealChanges): Inputs => ({
	...inputs,
	applications: inputs.applications.map((one) => (one.id === application ? { ...one, ...facts } : one)),
	votes: inputs.votes.map((vote) =>
		vote.application === application
			? {
					...vote,
					points: points
						.filter(({ reviewer }) => reviewer === vote.reviewer)
						.reduce((all, change) => ({ ...all, [change.criterion]: change.points }), vote.points)
				}
			: vote
	)
});

function standIn(proposal: ReturnType<typeof propose>, application: string): Stand {
	const placed = placedIn(proposal, application);
	if (!placed) return { why: whyNotRankedIn(proposal, application) ?? 'withdrawn' };
	const { rank, place, reserve_place, points, out_of } = placed;
	return { spot: { rank, place, reserve_place }, score: { points, out_of } };
}
