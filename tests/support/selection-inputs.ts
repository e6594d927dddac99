import fc from 'fast-check';
import { rulesOf, type Candidate, type Inputs, type Rules } from '#selection';
import { criterion, schemeOf } from './selection-scheme.ts';

export const rulesWith = (change: Partial<Rules> = {}): Rules => ({ ...rulesOf(schemeOf()), ...change });

/** An eligible application with neither priority nor a group; lots are drawn in the order of the names. */
export const candidate = (name: string, change: Partial<Candidate> = {}): Candidate => ({
	id: name,
	name,
	eligible: true,
	withdrawn: false,
	priority: false,
	topic: null,
	county: null,
	type: null,
	tie: [],
	lot: name,
	...change
});

/** Points of the reviews of each application, in the order of the rules' criteria. */
export type Reviews = Record<string, number[][]>;

/** The inputs of a small selection written by hand; reviewers are called R1, R2 … in the order of the reviews. */
export function inputsWith(applications: Candidate[], reviews: Reviews, rules: Partial<Rules> = {}): Inputs {
	const scheme = rulesWith(rules);
	return {
		scheme,
		scheme_version: 1,
		applications,
		votes: Object.entries(reviews).flatMap(([application, all]) =>
			all.map((given, place) => ({
				application,
				reviewer: `R${place + 1}`,
				points: Object.fromEntries(scheme.criteria.map(({ key }, at) => [key, given[at] ?? 0]))
			}))
		),
		conflicts: [],
		lots: { seed: '0'.repeat(64), published_at: '2026-10-01T06:00:00.000Z' }
	};
}

const group = fc.constantFrom(null, 'a', 'b');
const anyQuota = fc
	.record({
		by: fc.constantFrom('topic' as const, 'county' as const, 'type' as const),
		value: fc.constantFrom('a', 'b'),
		limits: fc.tuple(fc.nat(4), fc.nat(4)),
		least: fc.boolean(),
		most: fc.boolean()
	})
	.map(({ by, value, limits: [one, other], least, most }) => ({
		by,
		value,
		at_least: least ? Math.min(one, other) : null,
		at_most: most ? Math.max(one, other) : null
	}));

export const anyRulesOfSelection: fc.Arbitrary<Rules> = fc
	.record({
		weights: fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(3), fc.nat(3)),
		capacity: fc.integer({ min: 1, max: 7 }),
		reserve: fc.option(fc.nat(4)),
		reviews_at_least: fc.integer({ min: 1, max: 2 }),
		priority: fc.oneof(
			fc.constantFrom({ kind: 'none' as const }, { kind: 'first' as const }, { kind: 'tie_breaker' as const }),
			fc.integer({ min: 1, max: 100 }).map((percent) => ({ kind: 'share' as const, percent }))
		),
		quotas: fc.uniqueArray(anyQuota, { maxLength: 3, selector: ({ by, value }) => `${by}${value}` }),
		tie_facts: fc.constantFrom([], ['rural'], ['rural', 'money_lacking'])
	})
	.map(({ weights: [need, plan, style], ...rest }) =>
		rulesWith({
			...rest,
			criteria: rulesOf(
				schemeOf({ criteria: [criterion('need', need), criterion('plan', plan), criterion('style', style, 4, { counted: false })] })
			).criteria
		})
	);

/** Small selections in which ties, groups without enough schools and withdrawals are common. */
export const anyInputs: fc.Arbitrary<Inputs> = fc
	.record({
		rules: anyRulesOfSelection,
		applications: fc.array(
			fc.record({
				eligible: fc.nat(9).map((one) => one > 0),
				withdrawn: fc.nat(9).map((one) => one === 0),
				priority: fc.boolean(),
				topic: group,
				county: group,
				type: group,
				tie: fc.tuple(fc.boolean(), fc.boolean()),
				lot: fc.nat(0xffff),
				reviews: fc.array(fc.tuple(fc.nat(4), fc.nat(4), fc.nat(4)), { minLength: 0, maxLength: 3 })
			}),
			{ maxLength: 12 }
		)
	})
	.map(({ rules, applications }) => {
		const named = applications.map(({ reviews, lot, tie, ...facts }, place) => {
			const name = `A${String(place + 1).padStart(2, '0')}`;
			return {
				reviews,
				candidate: candidate(name, {
					...facts,
					tie: tie.slice(0, rules.tie_facts.length),
					lot: `${lot.toString(16).padStart(4, '0')}${name}`
				})
			};
		});
		return inputsWith(
			named.map((one) => one.candidate),
			Object.fromEntries(named.map((one) => [one.candidate.id, one.reviews])),
			rules
		);
	});
