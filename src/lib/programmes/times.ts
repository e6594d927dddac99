/** The hours of a call. It is open from the first instant to the last, which no longer belongs to it. */
export type CallTimes = { published_at: Date | null; opens_at: Date; closes_at: Date };

/** A code with which one school may send after the deadline, until its own end. */
export type LateEntry = { expires_at: Date };

export type CallPhase = 'unpublished' | 'upcoming' | 'open' | 'closing_soon' | 'closed';

/** Whether applications may be sent now: while the call is open, and with a late code also after, until the code's end. */
export function isOpen(call: CallTimes, now: Date, late: LateEntry | null = null): boolean {
	if (call.published_at === null || call.published_at > now || now < call.opens_at) return false;
	return now < call.closes_at || (late !== null && now < late.expires_at);
}

/** Whether an application sent now would be a late one. */
export const isLate = (call: CallTimes, now: Date): boolean => now >= call.closes_at;

/** Where a call stands now; it closes soon when so many hours are left, three days unless told otherwise. */
export function phaseOf(call: CallTimes, now: Date, soonHours = 72): CallPhase {
	if (call.published_at === null || call.published_at > now) return 'unpublished';
	if (now < call.opens_at) return 'upcoming';
	if (now >= call.closes_at) return 'closed';
	return call.closes_at.getTime() - now.getTime() <= soonHours * 3_600_000 ? 'closing_soon' : 'open';
}
