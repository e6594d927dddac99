import type { NetworksInstance } from '../../networks/instance.ts';
import type { Clash } from '../../progress.ts';

/** A rule that can be left out of a problem: how the problem looks without it, and what it says. */
type Rule = { clash: Clash; without: (instance: NetworksInstance) => NetworksInstance };

/**
 * Finds a small set of rules that clash in a problem which has no plan: every rule is left out in turn, larger heaps of them
 * first, and stays out when there is still no plan. What is left cannot be kept all together, while each of it matters.
 * `isImpossible` may say that it does not know; such a rule is kept.
 */
export function clashingRules(instance: NetworksInstance, isImpossible: (instance: NetworksInstance) => boolean): Clash[] {
	let needed = rulesOf(instance);
	let left = instance;
	for (let heap = Math.ceil(needed.length / 2); heap >= 1; heap = heap === 1 ? 0 : Math.ceil(heap / 2)) {
		for (let from = 0; from < needed.length;) {
			const leaving = needed.slice(from, from + heap);
			const without = leaving.reduce((one, rule) => rule.without(one), left);
			if (isImpossible(without)) {
				left = without;
				needed = needed.filter((rule) => !leaving.includes(rule));
			} else from += heap;
		}
	}
	return [{ key: 'networks_not_all_together', values: { groups: instance.groups } }, ...needed.map(({ clash }) => clash)];
}

function rulesOf({ apart, together, fixed, size }: NetworksInstance): Rule[] {
	return [
		...apart.map((pair) => ({
			clash: said('apart', { one: [pair[0]], other: [pair[1]] }),
			without: (from: NetworksInstance) => ({ ...from, apart: from.apart.filter((other) => other !== pair) })
		})),
		...together.map((pair) => ({
			clash: said('together', { one: [pair[0]], other: [pair[1]] }),
			without: (from: NetworksInstance) => ({ ...from, together: from.together.filter((other) => other !== pair) })
		})),
		...fixed.map((one) => ({
			clash: said('fixed', { one: [one.id], other: [one.with] }),
			without: (from: NetworksInstance) => ({ ...from, fixed: from.fixed.filter((other) => other !== one) })
		})),
		...(size.min === undefined
			? []
			: [{ clash: said('size_min', { min: size.min }), without: (from: NetworksInstance) => ({ ...from, size: maxOf(from) }) }]),
		...(size.max === undefined
			? []
			: [{ clash: said('size_max', { max: size.max }), without: (from: NetworksInstance) => ({ ...from, size: minOf(from) }) }])
	];
}

const said = (rule: string, values: Clash['values']): Clash => ({ key: `networks_rule_${rule}`, values });
const maxOf = ({ size: { max } }: NetworksInstance) => (max === undefined ? {} : { max });
const minOf = ({ size: { min } }: NetworksInstance) => (min === undefined ? {} : { min });
