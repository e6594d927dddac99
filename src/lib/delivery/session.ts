import type { EditionTerms } from '#programmes';
import { fitsInto, quartersOf, type Hours } from './hours.ts';

export const halves = ['morning', 'afternoon', 'whole'] as const;
export type Half = (typeof halves)[number];

/** A half-day as it is planned: from when to when (in the time of Vilnius), and its quarters apart (M-10). */
export type PlannedHalf = Hours & { half: Half; begins: string; ends: string };

/** The quarters of each day of a dose: contact and consultation add up over the days to what is promised (M-10). */
export function daysOfDose(dose: EditionTerms['dose']): Hours[] {
	if (dose.kind !== 'days') return [];
	const contact = shares(quartersOf(dose.contact_hours), dose.days);
	const consultation = shares(quartersOf(dose.consultation_hours), dose.days);
	return contact.map((quarters, at) => ({ contact: quarters, consultation: consultation[at] ?? 0 }));
}

/**
 * A day in half-days: 6 + 2 hours are four contact hours in the morning, two of them and two of consultation in the afternoon.
 * Contact comes first. Between them is an hour for lunch where the day has it; what time is left over is breaks of both.
 * Null where the hours do not fit between the first and the last minute (H-01).
 */
export function halvesOfDay(hours: Hours, { begins, ends }: { begins: string; ends: string }, minutesAnHour: number): PlannedHalf[] | null {
	const total = hours.contact + hours.consultation;
	const span = minutesOf(ends) - minutesOf(begins);
	if (total === 0 || !fitsInto(total, span, minutesAnHour)) return null;
	const morning = Math.min(total, Math.ceil(total / 8) * 4);
	if (morning === total) return [{ half: 'whole', begins, ends, ...hours }];
	const needed = (quarters: number) => Math.ceil((quarters * minutesAnHour) / 4);
	const slack = Math.max(0, span - needed(morning) - needed(total - morning));
	const breaks = Math.floor((slack - Math.min(60, slack)) / 2);
	const early = { contact: Math.min(hours.contact, morning), consultation: Math.max(0, morning - hours.contact) };
	return [
		{ half: 'morning', begins, ends: timeOf(minutesOf(begins) + needed(morning) + breaks), ...early },
		{
			half: 'afternoon',
			begins: timeOf(minutesOf(ends) - needed(total - morning) - breaks),
			ends,
			contact: hours.contact - early.contact,
			consultation: hours.consultation - early.consultation
		}
	];
}

/** A whole in as many parts as equal as quarters allow, the larger ones first. */
const shares = (whole: number, parts: number): number[] =>
	Array.from({ length: parts }, (_, at) => Math.floor(whole / parts) + (at < whole % parts ? 1 : 0));

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

const timeOf = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
