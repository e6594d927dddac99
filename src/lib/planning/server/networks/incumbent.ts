import { evaluateGroups } from '../../networks/evaluate.ts';
import type { Group, NetworksPlan } from '../../networks/instance.ts';
import { gapOf, type Watch } from '../../progress.ts';
import type { Division } from './anneal.ts';
import type { Model } from './model.ts';

/** The best plan so far and the bound proven so far; whoever watches is told of each change. */
export type Incumbent = {
	best: () => { division: Division; objective: number } | null;
	bound: () => number;
	offer: (division: Division, phase: string) => void;
	/** Tells a bound that has been proven for all plans. */
	raise: (bound: number, phase: string) => void;
	plan: () => NetworksPlan | null;
};

/** Plans within this share of the bound are the best there are: the rest is rounding of the machine's numbers. */
const rounding = 1e-7;

export function incumbentOf(model: Model, watch: Watch<NetworksPlan>): Incumbent {
	let best: { division: Division; objective: number; groups: Group[] } | null = null;
	let bound = 0;
	const plan = (): NetworksPlan | null => {
		if (!best) return null;
		const { objective, groups } = best;
		const proven = objective - bound <= rounding * Math.max(1, objective);
		const below = proven ? objective : bound;
		return {
			status: proven ? 'optimal' : 'feasible',
			objective,
			bound: below,
			gap: gapOf(objective, below),
			seconds: watch.seconds(),
			groups
		};
	};
	const tell = (phase: string) =>
		watch.onProgress({
			best: best?.objective ?? null,
			bound,
			gap: best ? gapOf(best.objective, Math.min(bound, best.objective)) : null,
			seconds: watch.seconds(),
			phase
		});
	return {
		best: () => best,
		bound: () => bound,
		plan,
		offer(division, phase) {
			const groups = groupsOf(model, division);
			const { objective, faults } = evaluateGroups(model.instance, groups);
			// A plan that breaks a rule is no plan, whoever made it.
			if (faults.length > 0 || (best && objective >= best.objective)) return;
			best = { division: Int32Array.from(division), objective, groups };
			watch.onPlan(plan() as NetworksPlan);
			tell(phase);
		},
		raise(proven, phase) {
			bound = Math.max(bound, Math.min(rounded(model, proven), best?.objective ?? Infinity));
			tell(phase);
		}
	};
}

/** Values that are whole lift a bound to the next whole number; others lose what the machine's numbers may be off. */
const rounded = ({ step }: Model, bound: number): number =>
	!Number.isFinite(bound) ? bound : step > 0 ? Math.ceil(bound / step - 1e-5) * step : bound - 1e-9 * Math.abs(bound);

/** The groups of a division, each around its best host; groups and members in the order of the points. */
function groupsOf({ instance, groups, items, itemOf, cost }: Model, division: Division): Group[] {
	const inside = Array.from({ length: groups }, (): number[] => []);
	itemOf.forEach((item, point) => inside[division[item] as number]?.push(point));
	const id = (point: number) => instance.points[point]?.id as string;
	return inside
		.filter((list) => list.length > 0)
		.sort((a, b) => (a[0] as number) - (b[0] as number))
		.map((list) => {
			const own = [...new Set(list.map((point) => itemOf[point] as number))];
			const around = (host: number) => own.reduce((sum, item) => sum + (cost[host * items + item] as number), 0);
			const host = list.reduce((best, point) => (around(point) < around(best) ? point : best));
			return { host: id(host), members: list.map(id) };
		});
}
