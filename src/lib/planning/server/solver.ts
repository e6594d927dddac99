import load, { type Highs, type HighsCallbackMap, type Model } from 'highs';

/** A row of a linear model: `lower` ≤ activity ≤ `upper`; an omitted side does not bind. `columns` may be left out when columns come later. */
export type Row = { lower?: number; upper?: number; columns?: readonly number[]; values?: readonly number[] };

/** A column of a linear model, with its entries in rows that exist already. Bounds are 0 and infinity unless said. */
export type Column = {
	cost: number;
	lower?: number;
	upper?: number;
	integer?: boolean;
	rows: readonly number[];
	values: readonly number[];
};

export type Linear =
	| { status: 'optimal'; objective: number; values: Float64Array; duals: Float64Array; reduced: Float64Array }
	| { status: 'infeasible' | 'stopped' };

export type IntegerOptions = {
	/** Wall-clock seconds of this run. */
	seconds?: number;
	nodes?: number;
	/** Stop when the incumbent is proven to be this close, relative and absolute. Both 0 unless said. */
	gap?: number;
	absoluteGap?: number;
	seed?: number;
	/** Values of all columns of a plan that keeps every row. */
	start?: readonly number[] | Float64Array;
	/** Solutions worth this or more need not be found. */
	cutoff?: number;
	shouldStop?: () => boolean;
	onProgress?: (best: number | null, bound: number | null) => void;
	/** Further options by the solver's own names. */
	further?: Record<string, string | number | boolean>;
};

/** `values` is the best plan found, if any; `bound` what the solver has proven that no plan can go below. */
export type Integer = {
	status: 'optimal' | 'infeasible' | 'stopped';
	objective: number | null;
	bound: number;
	values: Float64Array | null;
};

/** One model that is kept and changed. Its memory is freed only by `dispose`. */
export type LinearModel = {
	rows: () => number;
	columns: () => number;
	addRows: (rows: readonly Row[]) => void;
	addColumns: (columns: readonly Column[]) => void;
	boundColumns: (columns: readonly number[], lower: readonly number[], upper: readonly number[]) => void;
	boundRow: (row: number, lower: number, upper: number) => void;
	cost: (column: number, cost: number) => void;
	/** Solves the relaxation, from the basis of the last time. */
	solveLinear: (options?: { seconds?: number; shouldStop?: () => boolean }) => Linear;
	solveInteger: (options?: IntegerOptions) => Integer;
	dispose: () => void;
};

export type Solver = { model: () => LinearModel; memoryBytes: () => number };

/** Loads HiGHS. Everything it does afterwards is synchronous, so it belongs into a thread of its own. */
export async function loadSolver(): Promise<Solver> {
	const highs = await load();
	return { model: () => wrap(highs, highs.createModel()), memoryBytes: () => highs.memoryBytes };
}

/** The solver takes no infinite numbers as options. */
const endless = 1e15;

function wrap(highs: Highs, model: Model): LinearModel {
	let rows = 0;
	let columns = 0;
	model.options.set({ output_flag: false });
	return {
		rows: () => rows,
		columns: () => columns,
		addRows(added) {
			if (added.length === 0) return;
			const packed = pack(added.map((row) => ({ places: row.columns ?? [], values: row.values ?? [] })));
			model.addRows({
				lower: Float64Array.from(added, (row) => row.lower ?? -highs.infinity),
				upper: Float64Array.from(added, (row) => row.upper ?? highs.infinity),
				matrix: { format: 'csr', numRows: added.length, numCols: columns, ...packed }
			});
			rows += added.length;
		},
		addColumns(added) {
			if (added.length === 0) return;
			const packed = pack(added.map((column) => ({ places: column.rows, values: column.values })));
			model.addCols({
				cost: Float64Array.from(added, (column) => column.cost),
				lower: Float64Array.from(added, (column) => column.lower ?? 0),
				upper: Float64Array.from(added, (column) => column.upper ?? highs.infinity),
				matrix: { format: 'csc', numRows: rows, numCols: added.length, ...packed }
			});
			added.forEach((column, index) => {
				if (column.integer) model.changeColIntegrality(columns + index, highs.constants.variableType.integer);
			});
			columns += added.length;
		},
		boundColumns: (which, lower, upper) =>
			which.forEach((column, at) => model.changeColBounds(column, lower[at] ?? 0, upper[at] ?? highs.infinity)),
		boundRow: (row, lower, upper) => void model.changeRowBounds(row, lower, upper),
		cost: (column, cost) => void model.changeColCost(column, cost),
		solveLinear: (options = {}) => linear(highs, model, options),
		solveInteger: (options = {}) => integer(highs, model, options),
		dispose: () => model.dispose()
	};
}

function linear(highs: Highs, model: Model, { seconds = endless, shouldStop }: { seconds?: number; shouldStop?: () => boolean }): Linear {
	const { modelStatus, callbackType } = highs.constants;
	model.zeroAllClocks();
	model.options.set({ solve_relaxation: true, time_limit: Math.max(0, seconds) });
	const stop: HighsCallbackMap = {
		[callbackType.simplexInterrupt]: (event) => {
			if (shouldStop?.()) event.interrupt();
		}
	};
	const { modelStatus: status } = model.run(shouldStop ? stop : {});
	if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible) return { status: 'infeasible' };
	if (status !== modelStatus.optimal) return { status: 'stopped' };
	const { colValue, rowDual, colDual } = model.getSolution();
	return { status: 'optimal', objective: model.getObjectiveValue(), values: colValue, duals: rowDual, reduced: colDual };
}

function integer(highs: Highs, model: Model, options: IntegerOptions): Integer {
	const { modelStatus, callbackType, solutionStatus } = highs.constants;
	model.zeroAllClocks();
	model.options.set({
		solve_relaxation: false,
		time_limit: Math.max(0, options.seconds ?? endless),
		mip_max_nodes: options.nodes ?? 2_147_483_647,
		mip_rel_gap: options.gap ?? 0,
		mip_abs_gap: options.absoluteGap ?? 0,
		objective_bound: options.cutoff ?? endless,
		random_seed: options.seed ?? 0,
		...options.further
	});
	if (options.start) model.setSolution({ colValue: [...options.start] });
	const finite = (value: number | undefined): number | null => (value !== undefined && Math.abs(value) < 1e30 ? value : null);
	const callbacks: HighsCallbackMap = {
		[callbackType.mipInterrupt]: (event) => {
			options.onProgress?.(finite(event.data.mip_primal_bound), finite(event.data.mip_dual_bound));
			if (options.shouldStop?.()) event.interrupt();
		}
	};
	const { modelStatus: status } = model.run(callbacks);
	const bound = Number(model.info.get('mip_dual_bound'));
	if (status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible)
		return { status: 'infeasible', objective: null, bound: Infinity, values: null };
	const found = Number(model.info.get('primal_solution_status')) === solutionStatus.feasible;
	return {
		status: status === modelStatus.optimal ? 'optimal' : 'stopped',
		objective: found ? model.getObjectiveValue() : null,
		bound,
		values: found ? model.getSolution().colValue : null
	};
}

function pack(lines: readonly { places: readonly number[]; values: readonly number[] }[]) {
	const size = lines.reduce((sum, { places }) => sum + places.length, 0);
	const starts = new Int32Array(lines.length + 1);
	const indices = new Int32Array(size);
	const values = new Float64Array(size);
	let at = 0;
	lines.forEach((line, index) => {
		line.places.forEach((place, entry) => {
			indices[at] = place;
			values[at++] = line.values[entry] ?? 0;
		});
		starts[index + 1] = at;
	});
	return { starts, indices, values };
}
