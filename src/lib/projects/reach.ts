import type { Day, Fault } from '#platform';
import { lengthFault, prose } from './text.ts';

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
	const [minutes, reached] = [whole(typed.minutes), whole(typed.reached)];
	const fault = (wrong: boolean, field: string, key: string, values: Record<string, string | number> = {}): Fault[] =>
		wrong ? [{ field, key: `projects_fault_${key}`, values }] : [];
	const faults = [
		...fault(typed.held_on === null, 'held_on', 'taught_day'),
		...fault(typed.held_on !== null && typed.held_on > today, 'held_on', 'taught_day_future'),
		...fault(typed.held_on !== null && typed.held_on < begun_on, 'held_on', 'taught_day_before', { day: begun_on }),
		...lengthFault('what', what, { least: 3, most: 500, missing: 'taught_what' }),
		...fault(minutes === undefined || minutes < 5 || minutes > 1440, 'minutes', 'taught_minutes'),
		...fault(reached === undefined || reached > 1000, 'reached', 'taught_reached'),
		...fault(teachers !== null && reached !== undefined && reached <= 1000 && reached > teachers, 'reached', 'taught_more_than_staff', {
			count: teachers ?? 0
		}),
		...lengthFault('moved', moved, { most: 2000 })
	];
	return { taught: { held_on: typed.held_on ?? today, what, minutes: minutes ?? 0, reached: reached ?? 0, moved }, faults };
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
	/** At least so many different teachers: the most at one time, or those who said so themselves. */
	teachers: number;
	/** All who came, each time counted anew. */
	visits: number;
	/** Of all teachers of the school, in whole percent; nothing when the school has not said how many there are. */
	share: number | null;
};

/** Sums up what was taught. Counts of several times are not added up to teachers: the same people may have come twice. */
export function reachOf(
	taught: readonly { minutes: number; reached: number }[],
	{ named, staff }: { named: number; staff: number | null }
): Reach {
	const teachers = Math.max(0, named, ...taught.map(({ reached }) => reached));
	return {
		times: taught.length,
		minutes: taught.reduce((sum, { minutes }) => sum + minutes, 0),
		teachers,
		visits: taught.reduce((sum, { reached }) => sum + reached, 0),
		share: staff !== null && staff > 0 ? Math.min(100, Math.round((teachers * 100) / staff)) : null
	};
}
