import type { Inputs } from './inputs.ts';
import { placedIn, whyNotRankedIn } from './act-result.ts';
import type { Proposal } from './propose.ts';
import { leastOf, mostOf, reasonsOf, type Criterion, type DecisionOutcome, type Scheme } from './scheme.ts';

/**
 * Which reason the machine suggests for a decision, from the scheme's own list: for one that was not ranked, why; for the
 * others the criterion that cost most of the score and has a reason. A person keeps it or chooses another.
 */
export function suggestReasons(
	scheme: Scheme,
	inputs: Inputs,
	proposal: Proposal,
	application: string,
	outcome: DecisionOutcome
): string[] {
	if (outcome === 'accepted') return [];
	const known = new Set(reasonsOf(scheme).map(({ key }) => key));
	const why = whyNotRankedIn(proposal, application);
	if (why) return known.has(why) ? [why] : [];
	if (placedIn(proposal, application) === null) return [];
	const [weakest] = losses(scheme, inputs, application);
	const first = weakest?.criterion.reasons[0]?.key;
	return first ? [first] : known.has('the_line') ? ['the_line'] : [];
}

type Loss = { criterion: Criterion; loss: number };

/** What each counted criterion with reasons of its own took from the score, the greatest loss first. */
function losses({ criteria }: Scheme, { votes }: Inputs, application: string): Loss[] {
	const own = votes.filter((vote) => vote.application === application);
	return criteria
		.filter((criterion) => criterion.counted && criterion.reasons.length > 0 && mostOf(criterion) > leastOf(criterion))
		.map((criterion): Loss => {
			const most = mostOf(criterion);
			return { criterion, loss: own.reduce((sum, { points }) => sum + criterion.weight * (most - (points[criterion.key] ?? most)), 0) };
		})
		.filter(({ loss }) => loss > 0)
		.sort((one, other) => other.loss - one.loss);
}
