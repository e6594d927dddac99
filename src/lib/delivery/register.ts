import { addDays, dayOf, type Day } from '#platform';
import { isOfTeamOn, type Mark, type MarkWay } from './mark.ts';

/**
 * The standing mark of each participant at each half-day, of marks in any order and however often:
 * a correction prevails over everything; what a lecturer says (screen, device, sheet) prevails over a self check-in; within a
 * rank the later true time prevails, and of equal times the greater id. So it is commutative, associative and idempotent:
 * registers of parts, merged, are the register of the whole.
 */
export function mergeMarks<Some extends Mark>(marks: Iterable<Some>): Some[] {
	const standing = new Map<string, Some>();
	for (const mark of marks) {
		const place = `${mark.session_id} ${mark.participant_id}`;
		const other = standing.get(place);
		if (!other || prevails(mark, other)) standing.set(place, mark);
	}
	return [...standing].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, mark]) => mark);
}

/** How much a way of marking counts beside another. */
const ranks: Record<MarkWay, number> = { check_in: 0, screen: 1, device: 1, sheet: 1, correction: 2 };

function prevails(mark: Mark, other: Mark): boolean {
	if (ranks[mark.way] !== ranks[other.way]) return ranks[mark.way] > ranks[other.way];
	const later = mark.marked_at.getTime() - other.marked_at.getTime();
	return later === 0 ? mark.id > other.id : later > 0;
}

export const setAsideReasons = ['not_held', 'in_the_future', 'not_in_the_team', 'register_closed', 'too_late', 'clock_unknown'] as const;
export type SetAside = (typeof setAsideReasons)[number];

/** What must be known of a mark to say whether it counts by itself. */
export type MarkFacts = {
	/** The true time at which it was made, and when it came here. */
	marked_at: Date;
	received_at: Date;
	/** Whether a clock that cannot be told made it. */
	clockUnknown: boolean;
	session: { held_on: Day; begins_at: Date; cancelled: boolean };
	participant: { starts_on: Day; ends_on: Day | null } | null;
	closed: boolean;
	/** For how many days after the half-day marks of phones still count by themselves; null: for ever. */
	open_days: number | null;
};

/** How much earlier than the half-day begins it may be marked: people come before it, and clocks differ. */
export const earlyMinutes = 60;

/**
 * Why a mark does not count by itself, or null: the half-day is not held, it had not begun (an hour's tolerance), whom it is of is not of the
 * team on that day, its register is closed, it came more than so many days after, or nobody knows when it was made. The
 * first reason in this order is told.
 */
export function whySetAside({ session, participant, closed, open_days, clockUnknown, ...mark }: MarkFacts): SetAside | null {
	if (session.cancelled) return 'not_held';
	if (!clockUnknown && mark.marked_at.getTime() < session.begins_at.getTime() - earlyMinutes * 60_000) return 'in_the_future';
	if (!participant || !isOfTeamOn(participant, session.held_on)) return 'not_in_the_team';
	if (closed) return 'register_closed';
	if (open_days !== null && dayOf(mark.received_at) > addDays(session.held_on, open_days)) return 'too_late';
	return clockUnknown ? 'clock_unknown' : null;
}
