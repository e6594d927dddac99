import type { Candidate, Inputs } from './inputs.ts';
import { allot, groupsOf } from './places.ts';
import { compareMerit, rank, type Ranked } from './ranking.ts';
import { countsNothing, withoutReviewer } from './what-if.ts';

/** On what alone a place depends: one reviewer, one weight moved by so many per cent, or the lots. */
export type Cause = { kind: 'reviewer'; reviewer: string } | { kind: 'weight'; criterion: string; per_cent: number } | { kind: 'lots' };
export type BandEntry = { application: string; accepted: boolean; causes: Cause[] };

/**
 * The applications on the line: those whose having a place would be another answer if one reviewer – each in turn – had not
 * judged, if one weight were a little more or less, or if the lots had fallen otherwise. There a third review is worth its
 * time. In the order of the ranking.
 */
export function stabilityBand(inputs: Inputs): BandEntry[] {
	const { ranked } = rank(inputs);
	const accepted = acceptedOf(ranked, inputs);
	const causes = new Map<string, Cause[]>();
	const note = (application: string, cause: Cause) => causes.set(application, [...(causes.get(application) ?? []), cause]);

	for (const { cause, instead } of trials(inputs)) {
		const then = acceptedOf(rank(instead).ranked, instead);
		for (const { candidate } of ranked) if (accepted.has(candidate.id) !== then.has(candidate.id)) note(candidate.id, cause);
	}
	for (const id of leftToLots(ranked, accepted, inputs)) note(id, { kind: 'lots' });

	return ranked.flatMap(({ candidate: { id } }) => {
		const found = causes.get(id);
		return found ? [{ application: id, accepted: accepted.has(id), causes: found }] : [];
	});
}

type TrialOf = { cause: Cause; instead: Inputs };

function trials(inputs: Inputs): TrialOf[] {
	const reviewers = [...new Set(inputs.votes.map(({ reviewer }) => reviewer))].toSorted();
	const { criteria, weight_step } = inputs.scheme;
	const moved = criteria
		.filter(({ counted, weight }) => counted && weight > 0)
		.flatMap(({ key }) => [-weight_step, weight_step].map((per_cent) => ({ key, per_cent })));
	return [
		...reviewers.map((reviewer): TrialOf => ({ cause: { kind: 'reviewer', reviewer }, instead: withoutReviewer(inputs, reviewer) })),
		...moved
			.map(({ key, per_cent }): TrialOf => ({
				cause: { kind: 'weight', criterion: key, per_cent },
				instead: weighed(inputs, key, per_cent)
			}))
			.filter(({ instead }) => !countsNothing(instead.scheme))
	];
}

/** One weight moved by so many per cent; all are counted in hundredths, so that nothing is rounded. */
const weighed = (inputs: Inputs, key: string, per_cent: number): Inputs => ({
	...inputs,
	scheme: {
		...inputs.scheme,
		criteria: inputs.scheme.criteria.map((criterion) => ({
			...criterion,
			weight: criterion.weight * (criterion.key === key ? 100 + per_cent : 100)
		}))
	}
});

/** Whoever has another answer when the lots run the other way, and equals of the same groups of whom only some have a place. */
function leftToLots(ranked: readonly Ranked[], accepted: ReadonlySet<string>, inputs: Inputs): Set<string> {
	const then = acceptedOf(rank(withLotsTurned(inputs)).ranked, inputs);
	const turned = ranked.map(({ candidate }) => candidate.id).filter((id) => accepted.has(id) !== then.has(id));
	const mixed = equals(ranked, inputs).filter((ids) => new Set(ids.map((id) => accepted.has(id))).size > 1);
	return new Set([...turned, ...mixed.flat()]);
}

function withLotsTurned(inputs: Inputs): Inputs {
	const lots = inputs.applications.map(({ lot }) => lot).toSorted();
	const turned = new Map(lots.map((lot, place) => [lot, lots[lots.length - 1 - place] ?? lot]));
	return { ...inputs, applications: inputs.applications.map((one) => ({ ...one, lot: turned.get(one.lot) ?? one.lot })) };
}

/** Applications of the same groups that only lots tell apart. */
function equals(ranked: readonly Ranked[], { scheme }: Inputs): string[][] {
	const groups = groupsOf(scheme);
	const memberships = (candidate: Candidate) => groups.map(({ has }) => (has(candidate) ? 1 : 0)).join('');
	const found = new Map<string, string[]>();
	let tie = 0;
	ranked.forEach((one, place) => {
		const before = ranked[place - 1];
		if (before && compareMerit(before, one, scheme) !== 0) tie += 1;
		const key = `${tie} ${memberships(one.candidate)}`;
		const same = found.get(key);
		if (same) same.push(one.candidate.id);
		else found.set(key, [one.candidate.id]);
	});
	return [...found.values()];
}

const acceptedOf = (ranked: readonly Ranked[], { scheme }: Inputs): Set<string> =>
	new Set(
		[
			...allot(
				ranked.map(({ candidate }) => candidate),
				scheme
			)
		].map(({ id }) => id)
	);
