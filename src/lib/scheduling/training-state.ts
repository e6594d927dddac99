import type { Day } from '#platform';

/** What somebody was asked about a training: which days, and what they answered. */
export type OfferFacts = {
	party: 'school' | 'lecturer';
	/** The lecturer; null for the school. */
	person_id: string | null;
	days: readonly Day[];
	answer: 'accepted' | 'declined' | 'withdrawn' | null;
	/** Whether it had been accepted before it was withdrawn. */
	was_accepted: boolean;
};

export type TrainingStateFacts = {
	cancelled: boolean;
	/** As published; empty while the timetable in force has no days for it. */
	days: readonly Day[];
	lecturers: readonly string[];
	offers: readonly OfferFacts[];
};

/** The states of a delivery: days are sought, offered, agreed by all, moved and not agreed again yet; it goes on, is over, or is cancelled. */
export const trainingStates = ['dates_open', 'offered', 'confirmed', 'moved', 'running', 'done', 'cancelled'] as const;
export type TrainingState = (typeof trainingStates)[number];

/**
 * The state of a training on a day, from what is published and who has agreed. Agreed is what the school and every lecturer
 * have accepted for exactly these days (M-14: one lecturer alone confirms nothing). A training that was agreed and gets
 * other days is moved until all agree again; once it has begun it goes on while the days left are agreed anew.
 */
export function stateOfTraining(facts: TrainingStateFacts, today: Day): TrainingState {
	if (facts.cancelled) return 'cancelled';
	const [first, last] = [firstOf(facts.days), lastOf(facts.days)];
	const moved = facts.offers.some(({ party, was_accepted, days }) => party === 'school' && was_accepted && !sameDays(days, facts.days));
	if (first === undefined || last === undefined) return moved ? 'moved' : 'dates_open';
	if (isAgreed(facts)) return last < today ? 'done' : first <= today ? 'running' : 'confirmed';
	if (moved || facts.offers.some(({ was_accepted }) => was_accepted)) return first < today ? 'running' : moved ? 'moved' : 'offered';
	return 'offered';
}

/** Whether the school and every lecturer have accepted the days that are published. */
export const isAgreed = ({ days, lecturers, offers }: Pick<TrainingStateFacts, 'days' | 'lecturers' | 'offers'>): boolean =>
	days.length > 0 &&
	lecturers.length > 0 &&
	[null, ...lecturers].every((person_id) =>
		offers.some((offer) => offer.answer === 'accepted' && offer.person_id === person_id && sameDays(offer.days, days))
	);

/** The same days, in whatever order they are told. */
export const sameDays = (one: readonly Day[], other: readonly Day[]): boolean => [...one].sort().join() === [...other].sort().join();

const firstOf = (days: readonly Day[]): Day | undefined => [...days].sort()[0];
const lastOf = (days: readonly Day[]): Day | undefined => [...days].sort().at(-1);
