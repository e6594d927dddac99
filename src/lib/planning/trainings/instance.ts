import * as v from 'valibot';
import { isDay, type Day } from '#platform';
import type { Proven } from '../progress.ts';

export const patterns = ['three-in-a-row', 'two-plus-one', 'three-singles'] as const;
export type Pattern = (typeof patterns)[number];

/** A day as a problem writes it. */
export const dayShape = v.pipe(
	v.string(),
	v.check(isDay, ({ input }) => `${JSON.stringify(input)} is not a day of the calendar (YYYY-MM-DD)`)
);
const id = v.pipe(v.string(), v.minLength(1, 'must not be empty'));
const number = v.pipe(v.number(), v.finite('must be a finite number'));
const weight = v.pipe(number, v.minValue(0, 'must not be negative'), v.maxValue(1e9, 'must not be more than 1000000000'));
const count = v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(0, 'must not be negative'));
const latitude = v.pipe(number, v.minValue(-90, 'must be from -90 to 90'), v.maxValue(90, 'must be from -90 to 90'));
const longitude = v.pipe(number, v.minValue(-180, 'must be from -180 to 180'), v.maxValue(180, 'must be from -180 to 180'));

const calendar = v.object({ first: dayShape, last: dayShape, closed: v.optional(v.array(dayShape), []) });
const school = v.object({
	id,
	lat: latitude,
	lon: longitude,
	topic: v.pipe(v.string(), v.minLength(1, 'must not be empty')),
	patterns: v.pipe(v.array(v.picklist(patterns)), v.minLength(1, 'a school needs at least one pattern')),
	days: v.pipe(v.array(dayShape), v.minLength(1, 'a school needs days on which it can host')),
	preferred: v.optional(v.object({ from: dayShape, to: dayShape })),
	people: v.optional(count)
});
const lecturer = v.object({
	id,
	lat: latitude,
	lon: longitude,
	topics: v.pipe(v.array(v.string()), v.minLength(1, 'a lecturer needs at least one topic')),
	blocked: v.optional(v.array(dayShape), []),
	maxDays: v.optional(count)
});
const pin = v.object({
	school: v.string(),
	days: v.optional(v.array(dayShape)),
	lecturers: v.optional(v.array(v.string())),
	held: v.optional(v.array(dayShape))
});
/** The form of a problem; its sense is looked at by `understandTrainings`. */
export const trainingsShape = v.object({
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
export type TrainingsInstance = v.InferOutput<typeof trainingsShape>;
export type TrainingSchool = TrainingsInstance['schools'][number];
export type Lecturer = TrainingsInstance['lecturers'][number];
export type Pin = TrainingsInstance['pins'][number];
export type Calendar = TrainingsInstance['calendar'];

/** One training of a plan or a timetable: the days and the lecturers of a school. */
export type Placement = { school: string; days: Day[]; lecturers: string[] };

/** What comes of planning: every school is placed or listed; `changes` counts against the plan that stood before (0 without one). */
export type TrainingsPlan = Proven & { placements: Placement[]; unplaced: string[]; changes: number };
