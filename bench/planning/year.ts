import { addDays } from '../../src/lib/platform/dates.ts';
import type { Placement, TrainingsInstance } from '../../src/lib/planning/index.ts';

/** Something that happens to the plan on a day: a lecturer ill on some days, a school closed on some, a lecturer who withdraws. */
export type Event = { kind: 'illness' | 'closure' | 'withdrawal'; on: string; who: string; days: string[] };

/** Something that hits a training which is still to come or under way; nothing when there is none. */
export function happens(instance: TrainingsInstance, plan: readonly Placement[], today: string, random: () => number): Event | null {
	const open = plan.flatMap((placement) => placement.days.filter((day) => day > today).map((day) => ({ placement, day })));
	const hit = open[Math.floor(random() * open.length)];
	if (!hit) return null;
	const die = random();
	const kind = die < 0.5 ? 'illness' : die < 0.92 ? 'closure' : 'withdrawal';
	const lecturer = hit.placement.lecturers[Math.floor(random() * hit.placement.lecturers.length)] as string;
	const length = 1 + Math.floor(random() * (kind === 'illness' ? 10 : 3));
	const first = addDays(hit.day, -Math.floor(random() * length));
	const spell = Array.from({ length }, (_, at) => addDays(first, at)).filter((day) => day > today && day <= instance.calendar.last);
	if (kind === 'closure') return { kind, on: today, who: hit.placement.school, days: spell };
	if (kind === 'illness') return { kind, on: today, who: lecturer, days: spell };
	return { kind, on: today, who: lecturer, days: daysAfter(instance, today) };
}

/**
 * The problem as it is on a day: everything that has happened; days that are over stand in the plans of their schools, and
 * whoever has begun a training ends it, unless he is ill. A lecturer who withdraws still ends what he has begun.
 */
export function situation(
	instance: TrainingsInstance,
	plan: readonly Placement[],
	events: readonly Event[],
	today: string
): TrainingsInstance {
	const begun = plan.filter(({ days }) => days.some((day) => day <= today));
	const closed = (school: string) => events.filter(({ kind, who }) => kind === 'closure' && who === school).flatMap(({ days }) => days);
	const away = (id: string) =>
		events.filter(({ kind, who }) => kind !== 'closure' && who === id).flatMap((event) => awayFor(event, begun, id));
	return {
		...instance,
		schools: instance.schools.map((school) => {
			const held = plan.find((placement) => placement.school === school.id)?.days.filter((day) => day <= today) ?? [];
			return { ...school, days: [...held, ...school.days.filter((day) => day > today && !closed(school.id).includes(day))] };
		}),
		lecturers: instance.lecturers.map((lecturer) => ({
			...lecturer,
			blocked: [...new Set([...lecturer.blocked, ...away(lecturer.id)])].filter((day) => !isHeld(plan, lecturer.id, day, today))
		})),
		pins: begun.map(({ school, days, lecturers }) => ({ school, held: days.filter((day) => day <= today), lecturers }))
	};
}

const awayFor = (event: Event, begun: readonly Placement[], id: string): string[] =>
	event.kind === 'withdrawal'
		? event.days.filter((day) => !begun.some(({ days, lecturers }) => lecturers.includes(id) && days.includes(day)))
		: event.days;

const isHeld = (plan: readonly Placement[], id: string, day: string, today: string) =>
	day <= today && plan.some(({ days, lecturers }) => lecturers.includes(id) && days.includes(day));

function daysAfter({ calendar }: TrainingsInstance, today: string): string[] {
	const days: string[] = [];
	for (let day = addDays(today, 1); day <= calendar.last; day = addDays(day, 1)) days.push(day);
	return days;
}
