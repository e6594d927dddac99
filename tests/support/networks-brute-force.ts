import fc from 'fast-check';

/** A problem as the contract writes it, small enough to try everything. */
export type SmallProblem = {
	metric: 'euclidean-floor' | 'great-circle-km';
	groups: number;
	size: { min?: number; max?: number };
	points: { id: string; at: [number, number]; weight: number; topic?: string; type?: string }[];
	apart: [string, string][];
	together: [string, string][];
	fixed: { id: string; with: string }[];
	weights: { distance: number; topic: number; sameType: number };
};

/** Small problems of every kind: both metrics, whole and broken weights, sizes, locks, wishes and penalties. */
export const smallNetworks: fc.Arbitrary<SmallProblem> = fc
	.record({
		metric: fc.constantFrom('euclidean-floor', 'great-circle-km'),
		count: fc.integer({ min: 1, max: 8 }),
		groups: fc.integer({ min: 1, max: 4 }),
		weights: fc.record({
			distance: fc.constantFrom(0, 1, 1, 1.5),
			topic: fc.constantFrom(0, 0, 7, 2.5),
			sameType: fc.constantFrom(0, 0, 4, 20, 0.5)
		}),
		heavy: fc.constantFrom([1], [1], [1, 2, 3], [0.5, 1, 1.25]),
		seeds: fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 40 }),
		slack: fc.constantFrom('none', 'max', 'both', 'min', 'tight'),
		wishes: fc.constantFrom(0, 0, 1, 2, 3)
	})
	.map(({ metric, count, groups, weights, heavy, seeds, slack, wishes }) => {
		let at = 0;
		const next = (size: number) => (seeds[at++ % seeds.length] as number) % size;
		const points = Array.from({ length: count }, (_, index) => {
			const one: [number, number] = metric === 'euclidean-floor' ? [next(30), next(30)] : [54 + next(200) / 100, 21 + next(500) / 100];
			return {
				id: `p${index}`,
				at: one,
				weight: heavy[next(heavy.length)] as number,
				...(next(4) > 0 && { topic: 'ab'[next(2)] as string }),
				...(next(4) > 0 && { type: 'xyz'[next(3)] as string })
			};
		});
		const total = points.reduce((sum, { weight }) => sum + weight, 0);
		const [fair, room] = [total / groups, 1 + next(2)];
		const size = {
			...((slack === 'max' || slack === 'both') && { max: Math.ceil(fair) + room }),
			...((slack === 'min' || slack === 'both') && { min: Math.max(0, Math.floor(fair) - room) }),
			...(slack === 'tight' && { min: Math.floor(fair), max: Math.ceil(fair) })
		};
		const pair = (): [string, string] => {
			const one = next(count);
			return [`p${one}`, `p${(one + 1 + next(Math.max(1, count - 1))) % count}`];
		};
		const pairs = (many: number) => Array.from({ length: many }, pair).filter(([a, b]) => a !== b);
		const locked = pairs(wishes > 2 ? 1 : 0).map(([id, other]) => ({ id, with: other }));
		return { metric, groups, size, points, weights, apart: pairs(next(wishes + 1)), together: pairs(next(wishes + 1) % 3), fixed: locked };
	});

/** The least objective by trying every division, written from the contract and not from the product; null when there is none. */
export function bestByTrying(problem: SmallProblem): number | null {
	const { points, groups } = problem;
	let best: number | null = null;
	place(0, []);
	return best;

	function place(index: number, division: number[][]): void {
		if (index === points.length) {
			if (division.length !== groups || !isAllowed(problem, division)) return;
			const cost = division.reduce((sum, group) => sum + costOfGroup(problem, group), 0);
			if (best === null || cost < best) best = cost;
			return;
		}
		for (const group of division) {
			group.push(index);
			place(index + 1, division);
			group.pop();
		}
		if (division.length === groups) return;
		division.push([index]);
		place(index + 1, division);
		division.pop();
	}
}

function isAllowed({ points, size: { min = 0, max = Infinity }, apart, together, fixed }: SmallProblem, division: number[][]): boolean {
	const where = new Map(division.flatMap((group, at) => group.map((index) => [points[index]?.id, at] as const)));
	const same = (a: string, b: string) => where.get(a) === where.get(b);
	const weights = division.map((group) => group.reduce((sum, index) => sum + (points[index]?.weight ?? 0), 0));
	return (
		weights.every((weight) => weight >= min - 1e-9 && weight <= max + 1e-9) &&
		apart.every(([a, b]) => !same(a, b)) &&
		together.every(([a, b]) => same(a, b)) &&
		fixed.every((one) => same(one.id, one.with))
	);
}

function costOfGroup({ points, metric, weights }: SmallProblem, group: number[]): number {
	const members = group.map((index) => points[index] as SmallProblem['points'][number]);
	const around = members.map((host) =>
		members.reduce(
			(sum, member) => sum + weights.distance * distance[metric](host.at, member.at) + (member.topic === host.topic ? 0 : weights.topic),
			0
		)
	);
	const pairs = members.flatMap((a, at) => members.slice(at + 1).filter((b) => a.type !== undefined && a.type === b.type)).length;
	return Math.min(...around) + weights.sameType * pairs;
}

const distance = {
	'euclidean-floor': ([ax, ay]: [number, number], [bx, by]: [number, number]) => Math.floor(Math.sqrt((ax - bx) ** 2 + (ay - by) ** 2)),
	'great-circle-km': ([a, b]: [number, number], [c, d]: [number, number]) => {
		const [la, lb, across] = [(a * Math.PI) / 180, (c * Math.PI) / 180, ((d - b) * Math.PI) / 180];
		const half = Math.sin((lb - la) / 2) ** 2 + Math.cos(la) * Math.cos(lb) * Math.sin(across / 2) ** 2;
		return 6371.0088 * 2 * Math.atan2(Math.sqrt(half), Math.sqrt(1 - half));
	}
};
