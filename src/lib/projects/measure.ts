import { addDays, line, prose, type Day, type Fault } from '#platform';
import { lengthFault } from './text.ts';

/** What changes in the end, what is done for it, and what must not get worse meanwhile. */
export const measureKinds = ['outcome', 'process', 'balancing'] as const;
export type MeasureKind = (typeof measureKinds)[number];
export const ways = ['up', 'down'] as const;
export type Way = (typeof ways)[number];
export const rhythms = ['weekly', 'monthly', 'quarterly', 'never'] as const;
export type Rhythm = (typeof rhythms)[number];

/** A measure as it was typed. */
export type TypedMeasure = {
	name: string;
	unit: string;
	kind: string;
	better: string;
	of_aim: boolean;
	how: string;
	rhythm: string;
	baseline: string;
};

/** The same understood. */
export type MeasurePlan = {
	name: string;
	unit: string;
	kind: MeasureKind;
	better: Way;
	of_aim: boolean;
	how: string;
	rhythm: Rhythm;
	baseline: number;
};

/** Understands a measure: what is counted, in what unit, which way is better, how often it is asked for, how many first values are the baseline. */
export function readMeasure(typed: TypedMeasure): { plan: MeasurePlan; faults: Fault[] } {
	const [name, unit, how] = [line(typed.name), line(typed.unit), prose(typed.how)];
	const [kind, better, rhythm] = [among(measureKinds, typed.kind), among(ways, typed.better), among(rhythms, typed.rhythm)];
	const baseline = readBaseline(typed.baseline);
	const faults = [
		...lengthFault('name', name, { least: 2, most: 200, missing: 'measure_name' }),
		...lengthFault('unit', unit, { most: 40 }),
		...(/\d/.test(unit) ? [{ field: 'unit', key: 'projects_fault_measure_unit' }] : []),
		...(kind ? [] : [{ field: 'kind', key: 'projects_fault_measure_kind' }]),
		...(better ? [] : [{ field: 'better', key: 'projects_fault_measure_better' }]),
		...lengthFault('how', how, { most: 1000 }),
		...(rhythm ? [] : [{ field: 'rhythm', key: 'projects_fault_measure_rhythm' }]),
		...(baseline === undefined ? [{ field: 'baseline', key: 'projects_fault_measure_baseline' }] : [])
	];
	const plan = {
		name,
		unit,
		kind: kind ?? 'outcome',
		better: better ?? 'up',
		of_aim: typed.of_aim,
		how,
		rhythm: rhythm ?? 'monthly',
		baseline: baseline ?? 0
	};
	return { plan, faults };
}

const among = <One extends string>(known: readonly One[], text: string): One | undefined => known.find((one) => one === text);

function readBaseline(typed: string): number | undefined {
	const plain = typed.trim();
	if (plain === '') return 0;
	return /^\d{1,3}$/.test(plain) && Number(plain) <= 100 ? Number(plain) : undefined;
}

const daysOf: Record<Rhythm, number | null> = { weekly: 7, monthly: 30, quarterly: 91, never: null };

/** From which day a new value is asked for: so many days after the last one (or after the measure was added). Null when never. */
export function askedFrom(rhythm: Rhythm, last: Day): Day | null {
	const days = daysOf[rhythm];
	return days === null ? null : addDays(last, days);
}
