import * as v from 'valibot';
import { isDay, type Day } from '#platform';
import type { InputFault as Fault, Proven, Understood } from '../progress.ts';
import { faultsOf } from './faults.ts';

export const patterns = ['three-in-a-row', 'two-plus-one', 'three-singles'] as const;
export type Pattern = (typeof patterns)[number];

const day = v.pipe(
	v.string(),
	v.check(isDay, ({ input }) => `${JSON.stringify(input)} is not a day of the calendar (YYYY-MM-DD)`)
);
const id = v.pipe(v.string(), v.minLength(1, 'must not be empty'));
const number = v.pipe(v.number(), v.finite('must be a finite number'));
const weight = v.pipe(number, v.minValue(0, 'must not be negative'), v.maxValue(1e9, 'must not be more than 1000000000'));
const count = v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(0, 'must not be negative'));
const latitude = v.pipe(number, v.minValue(-90, 'must be from -90 to 90'), v.maxValue(90, 'must be from -90 to 90'));
const longitude = v.pipe(number, v.minValue(-180, 'must be from -180 to 180'), v.maxValue(180, 'must be from -180 to 180'));

const calendar = v.object({ first: day, last: day, closed: v.optional(v.array(day), []) });
const school = v.object({
	id,
	lat: latitude,
	lon: longitude,
	topic: v.pipe(v.string(), v.minLength(1, 'must not be empty')),
	patterns: v.pipe(v.array(v.picklist(patterns)), v.minLength(1, 'a school needs at least one pattern')),
	days: v.pipe(v.array(day), v.minLength(1, 'a school needs days on which it can host')),
	preferred: v.optional(v.object({ from: day, to: day })),
	people: v.optional(count)
});
const lecturer = v.object({
	id,
	lat: latitude,
	lon: longitude,
	topics: v.pipe(v.array(v.string()), v.minLength(1, 'a lecturer needs at least one topic')),
	blocked: v.optional(v.array(day), []),
	maxDays: v.optional(count)
});
const pin = v.object({
	school: v.string(),
	days: v.optional(v.array(day)),
	lecturers: v.optional(v.array(v.string())),
	held: v.optional(v.array(day))
});
const shape = v.object({
	calendar,
	team: v.pipe(count, v.minValue(1, 'must be at least 1'), v.maxValue(10, 'must be at most 10')),
	gap: v.object({ min: count, max: count }),
	weights: v.object({ km: weight, outsidePreferred: weight, unplaced: weight, changed: v.optional(weight, 0) }),
	schools: v.pipe(v.array(school), v.minLength(1, 'there is no school'), v.maxLength(2000, 'at most 2000 schools')),
	lecturers: v.pipe(v.array(lecturer), v.minLength(1, 'there is no lecturer'), v.maxLength(1000, 'at most 1000 lecturers')),
	pins: v.optional(v.array(pin), [])
});

/**
 * The problem of the trainings, as docs/contracts/planning.md defines it. Two fields go beyond the contract and change no
 * rule of it: `school.people`, how many people move when the days of a school move (for repairs; 8 unless given), and
 * `pin.held`, days that have been held already and so belong to every plan of that school, while the others may still move.
 */
export type TrainingsInstance = v.InferOutput<typeof shape>;
export type TrainingSchool = TrainingsInstance['schools'][number];
export type Lecturer = TrainingsInstance['lecturers'][number];
export type Pin = TrainingsInstance['pins'][number];
export type Calendar = TrainingsInstance['calendar'];

/** Reads a problem of the trainings: the instance, or every fault of it, of form first and – when the form is right – of sense. */
export function understandTrainings(json: unknown): Understood<TrainingsInstance> {
	const read = v.safeParse(shape, json);
	const faults = read.success ? faultsOf(read.output) : read.issues.map(faultOfForm);
	return faults.length === 0 ? { ok: true, value: read.output as TrainingsInstance } : { ok: false, faults };
}

/** One training of a plan or a timetable: the days and the lecturers of a school. */
export type Placement = { school: string; days: Day[]; lecturers: string[] };

/** What comes of planning: every school is placed or listed; `changes` counts against the plan that stood before (0 without one). */
export type TrainingsPlan = Proven & { placements: Placement[]; unplaced: string[]; changes: number };

const timetable = v.object({ placements: v.array(v.object({ school: v.string(), days: v.array(day), lecturers: v.array(v.string()) })) });

/**
 * Reads the plan that stands now. Its lecturers and days may be gone from the instance – that is why it is planned anew –
 * but its schools must be known, each at most once.
 */
export function understandCurrent(json: unknown, instance: TrainingsInstance): Understood<Placement[]> {
	const read = v.safeParse(timetable, json);
	if (!read.success) return { ok: false, faults: read.issues.map(faultOfForm) };
	const { placements } = read.output;
	const known = new Set(instance.schools.map((one) => one.id));
	const faults = placements.flatMap((placement, at): Fault[] => {
		const path = `current.placements[${at}].school`;
		if (!known.has(placement.school)) return [{ path, wrong: `there is no school ${placement.school}` }];
		const first = placements.findIndex((other) => other.school === placement.school);
		return first < at ? [{ path, wrong: `${placement.school} is placed twice` }] : [];
	});
	return faults.length === 0 ? { ok: true, value: placements } : { ok: false, faults };
}

function faultOfForm(issue: v.BaseIssue<unknown>): Fault {
	const path = (issue.path ?? []).reduce(
		(sum, { key }) => (typeof key === 'number' ? `${sum}[${key}]` : sum ? `${sum}.${key}` : `${key}`),
		''
	);
	const missing = issue.input === undefined && issue.type !== 'check';
	return { path: path || '(file)', wrong: missing ? 'is missing' : wording(issue) };
}

const wording = (issue: v.BaseIssue<unknown>) =>
	issue.message.startsWith('Invalid') ? `must be ${issue.expected ?? 'otherwise'}, not ${issue.received}` : issue.message;
