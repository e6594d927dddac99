import type { Day } from '#platform';
import type { Placed } from './facts.ts';

/** When and by whom, as a change keeps it. */
export type When = { days: Day[]; lecturers: string[] };
export type Change = { training_id: string; before: When | null; after: When | null };

/** What differs from one version to the next: trainings that came, went, or have other days or lecturers. Order does not matter. */
export function changesBetween(before: readonly Placed[], after: readonly Placed[]): Change[] {
	const [then, now] = [byTraining(before), byTraining(after)];
	return [...new Set([...then.keys(), ...now.keys()])]
		.map((training_id) => ({ training_id, before: then.get(training_id) ?? null, after: now.get(training_id) ?? null }))
		.filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

const byTraining = (placed: readonly Placed[]): Map<string, When> =>
	new Map(placed.map(({ training_id, days, lecturers }) => [training_id, { days: [...days].sort(), lecturers: [...lecturers].sort() }]));

/** One figure for what stands in a training, to notice that somebody has changed it meanwhile. */
export const markOf = (placed: Placed | undefined): string =>
	placed
		? [
				[...placed.days].sort().join(),
				[...placed.lecturers].sort().join(),
				placed.days_pinned ? 'd' : '',
				placed.lecturers_pinned ? 'l' : ''
			].join(';')
		: '';
