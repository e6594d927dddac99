import { teamCriteria, type CallRules, type Demand, type Member, type Rule, type TeamCriterion } from '#programmes';

/** What the conditions of a call ask of a team, so that its outcome is at least the one wanted. */
export type Bar = {
	/** Whether a team may have this member at all. */
	admits: (member: Member) => boolean;
	/** Of each sort so many. */
	needs: { rule: string; need: number; fits: (member: Member) => boolean }[];
	least: number;
	most: number;
	/** Members of one kind are worth the same to a team. */
	kindOf: (member: Member) => string;
};

/**
 * For `yes` every condition has to be met for sure; for `review` no „must“ may be unmet for sure, and flags do not bind.
 */
export function bindingOn(rules: CallRules, outcome: 'yes' | 'review'): Bar {
	const demands = rules.criteria
		.filter(({ severity }) => outcome === 'yes' || severity === 'refuse')
		.map((rule) => ({ rule: rule.id, demand: demandOf(rule, rules) }));
	const accepts = (met: boolean | 'unknown'): boolean => met === true || (met === 'unknown' && outcome === 'review');

	const needs = demands.flatMap(({ rule, demand }) =>
		demand.kind === 'some'
			? demand.needs.map(({ count, fits }) => ({ rule, need: count, fits: (member: Member) => accepts(fits(member)) }))
			: []
	);
	const each = demands.flatMap(({ demand }) => (demand.kind === 'each' ? [demand.fits] : []));
	const sizes = demands.flatMap(({ demand }) => (demand.kind === 'size' ? [demand] : []));
	const admits = (member: Member): boolean => each.every((fits) => accepts(fits(member)));
	return {
		admits,
		needs,
		least: Math.max(0, ...sizes.map(({ least }) => least)),
		most: Math.min(...sizes.map(({ most }) => most ?? Infinity)),
		kindOf: (member) => [admits(member), ...needs.map(({ fits }) => fits(member))].map(Number).join('')
	};
}

/** Whether a member breaks a „must“ alone. */
export const breaks = (rules: CallRules, member: Member): boolean => !bindingOn(rules, 'review').admits(member);

/** The conditions that a member would leave unmet or open, by the names of the rules. */
export function concernsOf(rules: CallRules, member: Member): string[] {
	return rules.criteria.flatMap((rule) => {
		const demand = demandOf(rule, rules);
		return demand.kind === 'each' && demand.fits(member) !== true ? [rule.id] : [];
	});
}

function demandOf(rule: Rule, rules: CallRules): Demand {
	const criterion = (teamCriteria as Record<string, unknown>)[rule.criterion] as TeamCriterion<unknown>;
	return criterion.demand(rule.params, rules);
}
