/** What has become of the hours of consultation that were promised (M-10), in quarters of an academic hour. */
export type Pot = {
	promised: number;
	/** Planned inside the days of the training. */
	in_days: number;
	/** Reserved for talks that are still to come. */
	booked: number;
	/** Given: talks that took place and answers in writing. */
	given: number;
	left: number;
};

type Held = { quarters: number; given: boolean; cancelled: boolean };

/** The pot of a delivery: what was promised, without what is planned in the days, booked or given. A cancelled consultation is put back. */
export function potFrom(promised: number, inDays: number, consultations: readonly Held[]): Pot {
	const sum = (which: (one: Held) => boolean) =>
		consultations.filter((one) => !one.cancelled && which(one)).reduce((total, { quarters }) => total + quarters, 0);
	const [booked, given] = [sum((one) => !one.given), sum((one) => one.given)];
	return { promised, in_days: inDays, booked, given, left: promised - inDays - booked - given };
}

/**
 * Minutes as quarters of an academic hour, each quarter that was begun counting whole: at 45 minutes an hour, 11 minutes are one
 * quarter and 12 are two (H-01). None for nothing.
 */
export const quartersOfMinutes = (minutes: number, minutesAnHour = 45): number => Math.ceil((minutes * 4) / minutesAnHour);

/** How many minutes so many quarters of an academic hour last, at most. */
export const minutesOfQuarters = (quarters: number, minutesAnHour = 45): number => (quarters * minutesAnHour) / 4;

type HalfDay = { id: string; contact: number; consultation: number; minutes: number; closed: boolean };
type Change = { id: string; contact: number; consultation: number };
export type ArrangementFault = { id: string | null; why: 'closed' | 'no_hours' | 'too_long' | 'contact_sum' | 'over_the_pot' };

/**
 * What forbids to spread the hours of a delivery over its half-days so (M-10): a closed register stays as it is; a half-day keeps at
 * least a quarter and holds no more hours than its minutes (H-01); contact hours may move between the days but none is lost or won;
 * and hours of consultation in the days, with those booked and given, are no more than the pot.
 */
export function faultsOfArrangement(
	halfDays: readonly HalfDay[],
	changes: readonly Change[],
	pot: Pick<Pot, 'promised' | 'booked' | 'given'>,
	minutesAnHour = 45
): ArrangementFault[] {
	const after = halfDays.map((one) => ({ ...one, ...changes.find(({ id }) => id === one.id) }));
	const faults: ArrangementFault[] = [];
	for (const [at, { id, contact, consultation, minutes, closed }] of after.entries()) {
		const before = halfDays[at];
		if (closed && (contact !== before?.contact || consultation !== before.consultation)) faults.push({ id, why: 'closed' });
		else if (contact + consultation < 1) faults.push({ id, why: 'no_hours' });
		else if (minutesOfQuarters(contact + consultation, minutesAnHour) > minutes) faults.push({ id, why: 'too_long' });
	}
	if (total(after, 'contact') !== total(halfDays, 'contact')) faults.push({ id: null, why: 'contact_sum' });
	if (total(after, 'consultation') + pot.booked + pot.given > pot.promised) faults.push({ id: null, why: 'over_the_pot' });
	return faults;
}

const total = (halfDays: readonly HalfDay[], what: 'contact' | 'consultation'): number => halfDays.reduce((sum, one) => sum + one[what], 0);

/** A stretch of time cut into slots of so many minutes; what is left over at its end is none. */
export function slotsIn(from: Date, to: Date, minutes: number): { begins_at: Date; ends_at: Date }[] {
	const length = minutes * 60_000;
	const count = length > 0 ? Math.floor((to.getTime() - from.getTime()) / length) : 0;
	return Array.from({ length: Math.max(0, count) }, (_, at) => ({
		begins_at: new Date(from.getTime() + at * length),
		ends_at: new Date(from.getTime() + (at + 1) * length)
	}));
}
