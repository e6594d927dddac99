import { prose, type Day, type Fault } from '#platform';
import { lengthFault } from './text.ts';

/** What a team does as the programme asks of it (B-18): the list that it ticks. */
export const duties = [
	'leads_project',
	'attends_trainings',
	'teaches_others',
	'involves_teachers',
	'contacts_coordinators',
	'contacts_schools',
	'disseminates',
	'finds_problem',
	'change_agent'
] as const;
export type Duty = (typeof duties)[number];
export const isDuty = (text: string): text is Duty => (duties as readonly string[]).includes(text);

/** Something that the team taught the others of its school, as it was typed. */
export type TypedTaught = { held_on: Day | null; what: string; minutes: string; reached: string; moved: string };
export type Taught = { held_on: Day; what: string; minutes: number; reached: number; moved: string };

/** Understands what was taught: on a day that has come and not before the project began, for so many minutes, to so many teachers. */
export function readTaught(
	typed: TypedTaught,
	{ today, begun_on, teachers }: { today: Day; begun_on: Day; teachers: number | null }
): { taught: Taught; faults: Fault[] } {
	const [what, moved] = [prose(typed.what), prose(typed.moved)];
	const minutes = whole(typed.minutes);
	const { count: reached, faults: wrongCount } = readCount(typed.reached, teachers);
	const fault = (wrong: boolean, field: string, key: string, values: Record<string, string | number> = {}): Fault[] =>
		wrong ? [{ field, key: `projects_fault_${key}`, values }] : [];
	const faults = [
		...fault(typed.held_on === null, 'held_on', 'taught_day'),
		...fault(typed.held_on !== null && typed.held_on > today, 'held_on', 'taught_day_future'),
		...fault(typed.held_on !== null && typed.held_on < begun_on, 'held_on', 'taught_day_before', { day: begun_on }),
		...lengthFault('what', what, { least: 3, most: 500, missing: 'taught_what' }),
		...fault(minutes === undefined || minutes < 5 || minutes > 1440, 'minutes', 'taught_minutes'),
		...wrongCount,
		...lengthFault('moved', moved, { most: 2000 })
	];
	return { taught: { held_on: typed.held_on ?? today, what, minutes: minutes ?? 0, reached, moved }, faults };
}

/** Understands how many teachers came: no more than the school has by its own list, where it has one. */
export function readCount(typed: string, teachers: number | null): { count: number; faults: Fault[] } {
	const count = whole(typed);
	if (count === undefined || count > 1000) return { count: 0, faults: [{ field: 'reached', key: 'projects_fault_taught_reached' }] };
	const more = teachers !== null && count > teachers;
	const fault = { field: 'reached', key: 'projects_fault_taught_more_than_staff', values: { count: teachers ?? 0 } };
	return { count, faults: more ? [fault] : [] };
}

/** A whole number as people type it: spaces and a unit of time fall away. Nothing when it is none. */
function whole(typed: string): number | undefined {
	const plain = typed.replace(/\s/g, '').replace(/(min\.?|minučių|minutės|minutes)$/i, '');
	return /^\d{1,6}$/.test(plain) ? Number(plain) : undefined;
}

/** How far the second level was reached (B-11). */
export type Reach = {
	/** How many times something was taught, and for how many minutes together. */
	times: number;
	minutes: number;
	/** At least so many different teachers: the most at one time, as the team counted them. */
	teachers: number;
	/** All who came, each time counted anew. */
	visits: number;
	/** Of all teachers of the school, in whole percent; nothing when the school has not said how many there are. */
	share: number | null;
};

/**
 * Sums up what was taught. Counts of several times are not added up to teachers: the same people may have come twice. Who agreed to be
 * named counts for nothing here: a count that moved with names would press people to give theirs.
 */
export function reachOf(taught: readonly { minutes: number; reached: number }[], staff: number | null): Reach {
	const teachers = Math.max(0, ...taught.map(({ reached }) => reached));
	return {
		times: taught.length,
		minutes: taught.reduce((sum, { minutes }) => sum + minutes, 0),
		teachers,
		visits: taught.reduce((sum, { reached }) => sum + reached, 0),
		share: staff !== null && staff > 0 ? Math.min(100, Math.round((teachers * 100) / staff)) : null
	};
}
