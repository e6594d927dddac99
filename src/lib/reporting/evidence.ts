import type { Day } from '#platform';
import type { Hours } from '#delivery';

/** What is told of a half-day. */
export type EvidencedSession = Hours & {
	id: string;
	held_on: Day;
	half: 'morning' | 'afternoon' | 'whole';
	begins_at: Date;
	ends_at: Date;
	/** Who taught, as the closed register names them; empty while it is open. */
	lecturers: string[];
	closed: boolean;
	/** How many signed sheets were brought. */
	sheets: number;
};

/** An entry of the ledger. Hours are quarters of an academic hour. */
export type EvidencedEntry = Hours & {
	person_id: string;
	as_what: 'participant' | 'lecturer';
	held_on: Day;
	session_id: string | null;
	independent: number;
};

export type EvidencedPerson = { person_id: string; name: string };
export type EvidencedParticipant = EvidencedPerson & { post: string; school: string; starts_on: Day; ends_on: Day | null };

export type Total = Hours & { independent: number };

/** What one person attended or taught: by day, outside the half-days (consultations), by kind, and as a share of what was promised. */
export type Attended = Total & {
	days: Map<Day, number>;
	outside: number;
	/** In whole percent, rounded down: nobody is told to have more than they have. */
	share: number;
	/** G-03: the day of the first half-day attended; null for who attended none. */
	first_day: Day | null;
};

/** The hours of one person, of entries that are theirs. `promised` in quarters. */
export function attendedIn(entries: readonly EvidencedEntry[], promised: Hours): Attended {
	const days = new Map<Day, number>();
	for (const { session_id, held_on, ...hours } of entries)
		if (session_id !== null) days.set(held_on, (days.get(held_on) ?? 0) + quartersIn(hours));
	const total = totalOf(entries);
	const asked = promised.contact + promised.consultation;
	return {
		...total,
		days,
		outside: entries.reduce((sum, entry) => sum + (entry.session_id === null ? quartersIn(entry) : 0), 0),
		share: asked === 0 ? 0 : Math.floor(((total.contact + total.consultation) * 100) / asked),
		first_day: [...days.keys()].sort()[0] ?? null
	};
}

/** The sum of entries, kind by kind. */
export const totalOf = (entries: Iterable<Hours & { independent: number }>): Total => {
	const total = { contact: 0, consultation: 0, independent: 0 };
	for (const { contact, consultation, independent } of entries) {
		total.contact += contact;
		total.consultation += consultation;
		total.independent += independent;
	}
	return total;
};

export const quartersIn = ({ contact, consultation, independent }: Total): number => contact + consultation + independent;

/** What a pack still lacks; nothing of it is hidden by leaving it out. */
export type Lacking = { key: 'register_open' | 'no_sheet'; held_on: Day; half: EvidencedSession['half'] } | { key: 'no_results' };

/** Half-days whose register is open, closed ones without a signed sheet, and an evaluation without a result. */
export const lackingIn = (sessions: readonly EvidencedSession[], hasResults: boolean): Lacking[] => [
	...sessions.flatMap(({ closed, sheets, held_on, half }): Lacking[] =>
		!closed ? [{ key: 'register_open', held_on, half }] : sheets === 0 ? [{ key: 'no_sheet', held_on, half }] : []
	),
	...(hasResults ? [] : [{ key: 'no_results' } as const])
];
