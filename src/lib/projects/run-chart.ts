import type { Day } from '#platform';

/** A value of a measure on its day. */
export type Point = { day: Day; value: number };
/** On which side of the median a point lies; one on it takes part in no rule but the trend's. */
export type Side = 'above' | 'below' | 'on';

/**
 * What of a run chart is unlikely to be chance. `from` and `to` are the places of the first and last point in the order of days;
 * for the number of runs it is the whole chart, with how many there would be by chance.
 */
export type Signal =
	| { rule: 'shift'; from: number; to: number; way: 'up' | 'down' }
	| { rule: 'trend'; from: number; to: number; way: 'up' | 'down' }
	| { rule: 'runs'; runs: number; least: number; most: number; way: 'few' | 'many' };

export type RunChart = {
	points: (Point & { side: Side })[];
	/** Of the baseline, or of all points where none is set. */
	median: number | null;
	/** Points that are not on the median, and the runs they make. */
	useful: number;
	runs: number;
	signals: Signal[];
};

/** The rules of Perla, Provost and Murray (BMJ Quality & Safety 2011): six on one side of the median, five in one direction. */
const shiftFrom = 6;
const trendFrom = 5;
/** With fewer useful points the number of runs tells nothing. */
const runsFrom = 10;

/**
 * The run chart of a measure: its values by day, the median of the first `baseline` of them (of all when 0, or when there are fewer),
 * and what the usual rules say. A point far out is left to the eye: no rule can tell it from a wrong entry.
 */
export function runChart(values: readonly Point[], baseline = 0): RunChart {
	const inOrder = [...values].sort((one, other) => (one.day < other.day ? -1 : 1));
	const from = baseline > 0 && baseline <= inOrder.length ? inOrder.slice(0, baseline) : inOrder;
	const median = medianOf(from.map(({ value }) => value));
	const points = inOrder.map((point) => ({ ...point, side: sideOf(point.value, median) }));
	const stretches = stretchesOf(points.map(({ side }) => side));
	const useful = points.filter(({ side }) => side !== 'on').length;
	return {
		points,
		median,
		useful,
		runs: stretches.length,
		signals: [...shiftsIn(stretches), ...trendsIn(inOrder.map(({ value }) => value)), ...runsIn(points, stretches.length)]
	};
}

/** The middle value; of an even number of values the mean of the two in the middle. Null of none. */
export function medianOf(values: readonly number[]): number | null {
	const inOrder = [...values].sort((one, other) => one - other);
	const [low, high] = [inOrder[Math.ceil(inOrder.length / 2) - 1], inOrder[Math.floor(inOrder.length / 2)]];
	return low === undefined || high === undefined ? null : Math.round(((low + high) / 2) * 1e7) / 1e7;
}

const sideOf = (value: number, median: number | null): Side =>
	median === null || value === median ? 'on' : value > median ? 'above' : 'below';

type Stretch = { side: 'above' | 'below'; from: number; to: number; points: number };

/** Points in a row on one side of the median; those on it neither belong to a run nor break it. */
function stretchesOf(sides: readonly Side[]): Stretch[] {
	const found: Stretch[] = [];
	for (const [at, side] of sides.entries()) {
		if (side === 'on') continue;
		const last = found.at(-1);
		if (last?.side === side) Object.assign(last, { to: at, points: last.points + 1 });
		else found.push({ side, from: at, to: at, points: 1 });
	}
	return found;
}

const shiftsIn = (stretches: readonly Stretch[]): Signal[] =>
	stretches
		.filter(({ points }) => points >= shiftFrom)
		.map(({ from, to, side }) => ({ rule: 'shift', from, to, way: side === 'above' ? 'up' : 'down' }));

/** Values that only rise or only fall; of equal ones that follow each other only the first counts. */
function trendsIn(values: readonly number[]): Signal[] {
	const found: Signal[] = [];
	let run: { from: number; to: number; points: number; way: 'up' | 'down' } | undefined;
	const close = () => {
		if (run && run.points >= trendFrom) found.push({ rule: 'trend', from: run.from, to: run.to, way: run.way });
	};
	let before: { at: number; value: number } | undefined;
	for (const [at, value] of values.entries()) {
		if (value === before?.value) continue;
		if (before) {
			const way = value > before.value ? 'up' : 'down';
			if (run?.way === way) Object.assign(run, { to: at, points: run.points + 1 });
			else {
				close();
				run = { from: before.at, to: at, points: 2, way };
			}
		}
		before = { at, value };
	}
	close();
	return found;
}

function runsIn(points: readonly { side: Side }[], runs: number): Signal[] {
	const above = points.filter(({ side }) => side === 'above').length;
	const below = points.filter(({ side }) => side === 'below').length;
	if (above + below < runsFrom || above === 0 || below === 0) return [];
	const { least, most } = runsByChance(above, below);
	if (runs >= least && runs <= most) return [];
	return [{ rule: 'runs', runs, least, most, way: runs < least ? 'few' : 'many' }];
}

/**
 * How few and how many runs chance makes of so many points above and below the median: outside of these bounds it does so in at most
 * 2.5 % of all orders on either side. Reckoned exactly from the orders (Swed and Eisenhart 1943), so that it holds for any split.
 */
export function runsByChance(above: number, below: number): { least: number; most: number } {
	const rare = 0.025;
	const farthest = 2 * Math.min(above, below) + (above === below ? 0 : 1);
	const chance = Array.from({ length: farthest + 1 }, (_, runs) => chanceOf(runs, above, below));
	const least = firstBeyond(chance, rare);
	const most = farthest - firstBeyond([...chance].reverse(), rare);
	return { least, most };
}

/** How many from the beginning add up to no more than what is rare. */
function firstBeyond(chances: readonly number[], rare: number): number {
	let sum = 0;
	for (const [at, chance] of chances.entries()) {
		sum += chance;
		if (sum > rare) return at;
	}
	return chances.length;
}

/** The share of all orders of so many points above and below that make exactly so many runs. */
function chanceOf(runs: number, above: number, below: number): number {
	if (runs < 2) return 0;
	const half = Math.floor(runs / 2);
	const orders =
		runs % 2 === 0
			? 2 * choose(above - 1, half - 1) * choose(below - 1, half - 1)
			: choose(above - 1, half) * choose(below - 1, half - 1) + choose(above - 1, half - 1) * choose(below - 1, half);
	return orders / choose(above + below, above);
}

function choose(from: number, some: number): number {
	if (some < 0 || some > from) return 0;
	let ways = 1;
	for (let at = 1; at <= Math.min(some, from - some); at += 1) ways = (ways * (from - at + 1)) / at;
	return ways;
}
