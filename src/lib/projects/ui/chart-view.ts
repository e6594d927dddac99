import type { Day } from '#platform';
import type { Point, RunChart, Signal } from '../run-chart.ts';

/** The picture is drawn in these units; the text in it has their size, so that it can be read on a phone too. */
export const frame = { width: 400, height: 220, left: 44, right: 12, top: 16, bottom: 28 } as const;

export type Placed = Point & { x: number; y: number; mark: 'plain' | 'shift' | 'trend' };
export type ChartView = {
	points: Placed[];
	line: string;
	ticks: { y: number; value: number }[];
	median: number | null;
	goal: number | null;
	/** At which end the median is named: where fewer points are near; the goal at the other. */
	medianAt: 'left' | 'right';
	/** A signal's stretch with its name above it. */
	stretches: { rule: 'shift' | 'trend'; x1: number; x2: number; y: number }[];
};

/** Where everything of a run chart stands: days in their true distances, a scale with round numbers that holds the goal too. */
export function viewOf({ points, median, signals }: RunChart, goal: number | null): ChartView {
	const values = [...points.map(({ value }) => value), ...(median === null ? [] : [median]), ...(goal === null ? [] : [goal])];
	const scale = scaleOf(values);
	const y = (value: number) => round(frame.height - frame.bottom - ((value - scale.from) / (scale.to - scale.from)) * inner.height);
	const x = placeOfDays(points.map(({ day }) => day));
	// A point on the median lies within a shift without belonging to it.
	const marked = (at: number, rule: Signal['rule']) =>
		(rule === 'trend' || points[at]?.side !== 'on') &&
		signals.some((signal) => signal.rule === rule && signal.rule !== 'runs' && signal.from <= at && at <= signal.to);
	const placed = points.map(({ day, value }, at) => ({
		day,
		value,
		x: x(day),
		y: y(value),
		mark: marked(at, 'shift') ? ('shift' as const) : marked(at, 'trend') ? ('trend' as const) : ('plain' as const)
	}));
	return {
		points: placed,
		line: placed.map((point) => `${point.x},${point.y}`).join(' '),
		ticks: scale.ticks.map((value) => ({ value, y: y(value) })),
		median: median === null ? null : y(median),
		goal: goal === null ? null : y(goal),
		medianAt: median !== null && crowd(placed, y(median), 'left') > crowd(placed, y(median), 'right') ? 'right' : 'left',
		stretches: signals.flatMap((signal) =>
			signal.rule === 'runs'
				? []
				: [{ rule: signal.rule, x1: placed[signal.from]?.x ?? 0, x2: placed[signal.to]?.x ?? 0, y: signal.rule === 'shift' ? 6 : 12 }]
		)
	};
}

/** How many points stand where words at this end, just over a line, would stand. */
const crowd = (placed: readonly { x: number; y: number }[], line: number, end: 'left' | 'right'): number =>
	placed.filter(({ x, y }) => y > line - 24 && y < line + 8 && (end === 'left' ? x < frame.left + 110 : x > frame.width - 122)).length;

const inner = { width: frame.width - frame.left - frame.right, height: frame.height - frame.top - frame.bottom };
const round = (value: number): number => Math.round(value * 10) / 10;

function placeOfDays(days: readonly Day[]): (day: Day) => number {
	const at = (day: Day) => new Date(`${day}T00:00:00Z`).getTime();
	const [first, last] = [at(days[0] ?? '2000-01-01'), at(days.at(-1) ?? '2000-01-01')];
	return (day) => round(frame.left + (first === last ? inner.width / 2 : ((at(day) - first) / (last - first)) * inner.width));
}

/** A scale of about four steps, each 1, 2 or 5 of a power of ten. */
export function scaleOf(values: readonly number[]): { from: number; to: number; ticks: number[] } {
	const [least, most] = [Math.min(...values, Infinity), Math.max(...values, -Infinity)];
	if (least > most) return { from: 0, to: 1, ticks: [0, 1] };
	const rough = (most - least || Math.abs(most) || 1) / 4;
	const power = 10 ** Math.floor(Math.log10(rough));
	const step = ([1, 2, 5, 10].find((times) => times * power >= rough) ?? 10) * power;
	const from = Math.floor(least / step) * step;
	const steps = Math.max(1, Math.ceil((most - from) / step + 1e-9));
	const ticks = Array.from({ length: steps + 1 }, (_, at) => Number((from + at * step).toPrecision(12)));
	return { from: ticks[0] ?? 0, to: ticks.at(-1) ?? 1, ticks };
}
