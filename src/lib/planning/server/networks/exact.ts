import type { Column, Row, Solver } from '../solver.ts';
import type { Division } from './anneal.ts';
import type { Model } from './model.ts';
import type { Part } from './relaxation.ts';

export type ExactOptions = {
	/** Plans worth this or more are not looked for. Infinite: any plan will do. */
	limit: number;
	seconds: number;
	nodes?: number;
	seed: number;
	stop: () => boolean;
	onBound?: (bound: number) => void;
};

/** `closed`: no plan below the limit is left that is better than `division` (or, without one, none at all). */
export type Exact = { closed: boolean; bound: number; division: Division | null };

/**
 * Solves a part of the search as a mixed-integer model with every rule in it: a column for each host and each arc, and for
 * each host and type the cost of the pairs, which is the largest of its tangents at whole numbers.
 */
export function solveExactly(solver: Solver, model: Model, part: Part, options: ExactOptions): Exact {
	const { columns, rows, arcAt, hostAt } = modelOfPart(model, part, options.limit);
	const linear = solver.model();
	try {
		linear.addColumns(columns);
		linear.addRows(rows);
		const solved = linear.solveInteger({
			seconds: options.seconds,
			...(options.nodes === undefined ? {} : { nodes: options.nodes }),
			seed: options.seed,
			absoluteGap: model.step > 0 ? model.step * 0.999 : 0,
			gap: model.step > 0 ? 0 : 1e-9,
			shouldStop: options.stop,
			...(options.onBound ? { onProgress: (_, bound) => bound !== null && options.onBound?.(bound) } : {})
		});
		const division = solved.values ? divisionOf(model, solved.values, arcAt, hostAt) : null;
		return { closed: solved.status !== 'stopped', bound: solved.bound, division };
	} finally {
		linear.dispose();
	}
}

function modelOfPart(model: Model, part: Part, limit: number) {
	const { items, points, groups, itemOf, weight, cost, least, most, types, count, sameType, apart } = model;
	const columns: Column[] = [];
	const hostAt = new Map<number, number>();
	const arcAt: { host: number; item: number; column: number }[] = [];
	const rows: Row[] = [];
	const placed = Array.from({ length: items }, (): number[] => []);
	const column = (price: number, upper: number, integer: boolean): number =>
		columns.push({ cost: price, lower: 0, upper, integer, rows: [], values: [] }) - 1;
	const row = (lower: number, upper: number, entries: readonly (readonly [number, number])[]) =>
		rows.push({
			...(lower === -Infinity ? {} : { lower }),
			...(upper === Infinity ? {} : { upper }),
			columns: entries.map(([at]) => at),
			values: entries.map(([, value]) => value)
		});

	for (let host = 0; host < points; host++) {
		const arcs = part.arcs[host];
		if (!arcs) continue;
		const own = itemOf[host] as number;
		const opened = column(cost[host * items + own] as number, 1, true);
		hostAt.set(host, opened);
		placed[own]?.push(opened);
		const taken = new Map<number, number>();
		for (const item of arcs) {
			const arc = column(cost[host * items + item] as number, 1, true);
			taken.set(item, arc);
			arcAt.push({ host, item, column: arc });
			placed[item]?.push(arc);
			row(-Infinity, 0, [
				[arc, 1],
				[opened, -1]
			]);
		}
		const load = [...taken].map(([item, arc]) => [arc, weight[item] as number] as const);
		row(-Infinity, 1e-7, [...load, [opened, (weight[own] as number) - most]]);
		if (least > (weight[own] as number)) row(-1e-7, Infinity, [...load, [opened, (weight[own] as number) - least]]);
		for (const [item, arc] of taken)
			for (const other of apart[item] as Set<number>)
				if (other > item && taken.has(other))
					row(-Infinity, 0, [
						[arc, 1],
						[taken.get(other) as number, 1],
						[opened, -1]
					]);
		for (let type = 0; type < types; type++) {
			const already = count[own]?.[type] as number;
			const entries = [...taken].flatMap(([item, arc]) => {
				const many = count[item]?.[type] as number;
				return many > 0 ? [[arc, many] as const] : [];
			});
			const possible = already + entries.reduce((sum, [, many]) => sum + many, 0);
			if (possible < 2) continue;
			const pairs = column(sameType, Infinity, false);
			for (let k = 1; k < Math.min(possible, most / Math.min(...weight) + 1); k++)
				row(0, Infinity, [
					[pairs, 1],
					...entries.map(([arc, many]) => [arc, -k * many] as const),
					[opened, (k * (k + 1)) / 2 - k * already]
				]);
		}
	}
	placed.forEach((where) =>
		row(
			1,
			1,
			where.map((at) => [at, 1] as const)
		)
	);
	row(
		groups,
		groups,
		[...hostAt.values()].map((at) => [at, 1] as const)
	);
	if (limit < Infinity)
		row(
			-Infinity,
			limit,
			columns.flatMap(({ cost: price }, at) => (price === 0 ? [] : [[at, price] as const]))
		);
	return { columns, rows, hostAt, arcAt };
}

function divisionOf(
	model: Model,
	values: Float64Array,
	arcs: { host: number; item: number; column: number }[],
	hostAt: Map<number, number>
): Division {
	const groupOf = new Int32Array(model.items).fill(-1);
	const number = new Map<number, number>();
	for (const [host, column] of hostAt) {
		if ((values[column] as number) < 0.5) continue;
		groupOf[model.itemOf[host] as number] = number.size;
		number.set(host, number.size);
	}
	for (const { host, item, column } of arcs) if ((values[column] as number) > 0.5) groupOf[item] = number.get(host) ?? -1;
	return groupOf;
}
