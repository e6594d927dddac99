import * as v from 'valibot';
import { faultOfForm } from '../form-faults.ts';
import type { InputFault as Fault, Understood } from '../progress.ts';
import { faultsOf } from './faults.ts';
import { dayShape, trainingsShape, type Placement, type TrainingsInstance } from './instance.ts';

/** Reads a problem of the trainings: the instance, or every fault of it, of form and – where the form lets it be seen – of sense. */
export function understandTrainings(json: unknown): Understood<TrainingsInstance> {
	const read = v.safeParse(trainingsShape, json);
	if (read.success) {
		const faults = faultsOf(read.output);
		return faults.length === 0 ? { ok: true, value: read.output } : { ok: false, faults };
	}
	const ofForm = read.issues.map(faultOfForm);
	// Types are right and only values are wrong: what does not hang on the calendar can be looked at all the same.
	const isSeen = read.typed && !ofForm.some(({ path }) => /^(calendar|gap|team)/.test(path));
	const ofSense = isSeen ? faultsOf(read.output) : [];
	return { ok: false, faults: [...ofForm, ...ofSense.filter(({ path }) => !ofForm.some((one) => path.startsWith(one.path)))] };
}

const timetable = v.object({
	placements: v.array(v.object({ school: v.string(), days: v.array(dayShape), lecturers: v.array(v.string()) }))
});

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
