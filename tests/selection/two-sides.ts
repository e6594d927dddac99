import type { Inputs as OurInputs, Proposal as OurProposal } from '#selection';
import type { Parts } from '../../verify/file/parts.ts';
import type { Inputs } from '../../verify/rules/ranking.ts';
import type { Proposal } from '../../verify/rules/proposal.ts';
import type { MadeUpCall } from './random-calls.ts';
import { sha256 } from './writer.ts';

/** A made-up call as the application takes it. */
export function asOurs({ rules, applications, seed, votes, conflicts }: MadeUpCall): OurInputs {
	const { scheme, criteria, priority, priority_percent, ...others } = rules;
	return {
		scheme_version: scheme,
		scheme: {
			...others,
			weight_step: 1,
			criteria: criteria.map(({ least, most, ...criterion }) => ({
				...criterion,
				levels: Array.from({ length: most - least + 1 }, (_, i) => least + i)
			})),
			priority: priority === 'share' ? { kind: priority, percent: priority_percent as number } : { kind: priority }
		},
		applications: applications.map((application) => ({ ...application, id: application.name, lot: sha256(`${seed}:${application.name}`) })),
		votes,
		conflicts,
		lots: { seed, published_at: null }
	};
}

/** A made-up call as the checker takes it. */
export const asTheirs = ({ rules, applications, seed, votes }: MadeUpCall): Inputs => ({
	rules: withIntegers({ part: 'rules', ...rules }) as Parts['rules'],
	applications,
	seed,
	votes: votes.map((vote) => ({ ...vote, points: new Map(Object.entries(vote.points).map(([key, points]) => [key, BigInt(points)])) }))
});

/** Both proposals in one form, so that a difference is one of content. */
export const inShort = ({ ranking, not_ranked }: OurProposal | Proposal): string =>
	[
		...ranking.map(({ application, rank, points, out_of, place, reserve_place }) =>
			[application, rank, points, out_of, place, reserve_place ?? '-'].join(' ')
		),
		...not_ranked.map(({ application, why }) => `${application} ${why}`).sort()
	].join('\n');

function withIntegers(value: unknown): unknown {
	if (typeof value === 'number') return BigInt(value);
	if (Array.isArray(value)) return value.map(withIntegers);
	if (value === null || typeof value !== 'object') return value;
	return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withIntegers(member)]));
}
