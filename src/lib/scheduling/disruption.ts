import type { Day } from '#platform';
import type { Placed } from './facts.ts';

export const disruptionKinds = ['lecturer_away', 'lecturer_withdrawn', 'school_closed', 'offer_declined'] as const;
export type DisruptionKind = (typeof disruptionKinds)[number];

export type DisruptionFacts = {
	kind: DisruptionKind;
	person_id: string | null;
	training_id: string | null;
	starts_on: Day;
	ends_on: Day | null;
};

/**
 * Which trainings cannot stay as they are published: those of somebody who is away on a day to come, of who has left them,
 * of a school that is closed on a day to come, and the one whose days or lecturer somebody has declined.
 */
export function touchedBy(
	{ kind, person_id, training_id, starts_on, ends_on }: DisruptionFacts,
	published: readonly Placed[],
	today: Day
): string[] {
	const coming = (day: Day) => day > today && day >= starts_on && (ends_on === null || day <= ends_on);
	return published
		.filter((placed) => training_id === null || placed.training_id === training_id)
		.filter(({ lecturers }) => person_id === null || lecturers.includes(person_id))
		.filter(({ days }) =>
			kind === 'offer_declined' || (kind === 'lecturer_withdrawn' && training_id !== null)
				? days.some((day) => day > today)
				: days.some(coming)
		)
		.map((placed) => placed.training_id);
}
