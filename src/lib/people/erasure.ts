import { addDays, type Day } from '#platform';

/** The last day on which the person must have been answered: the same day of the next month, or the last of it (G-10; GDPR, article 12). */
export function dueOn(asked: Day): Day {
	const [year = 0, month = 0, day = 0] = asked.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
	return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10);
}

/** From this day on officers are reminded of a request: a week before its last day. */
export const remindedFrom = (due: Day): Day => addDays(due, -7);

/** What is taken away or emptied of a person, and what stays as evidence: the lines of docs/privacy.md, as pages tell them. */
export const erasedParts = [
	'account',
	'roles',
	'letters',
	'invitations',
	'claims',
	'staff',
	'unsent_applications',
	'conflicts',
	'helper',
	'availability',
	'devices',
	'consultations',
	'promises',
	'surveys',
	'room_settings',
	'named',
	'consents',
	'owned'
] as const;
export const keptParts = [
	'certificates',
	'attendance',
	'applications',
	'decisions',
	'agreements',
	'statements',
	'texts',
	'book',
	'events'
] as const;
export type ErasedPart = (typeof erasedParts)[number];
export type KeptPart = (typeof keptParts)[number];
