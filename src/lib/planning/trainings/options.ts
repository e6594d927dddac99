import type { Day } from '#platform';
import type { Pattern, TrainingsInstance, TrainingSchool } from './instance.ts';
import { calendarDays } from './calendar.ts';

/** Three days that a school can have, as places in the list of working days, with the number of blocks (1 to 3) and of days outside the preferred span. */
export type Option = { days: readonly [number, number, number]; blocks: 1 | 2 | 3; outside: number };

const blocksOfPattern: Record<Pattern, 1 | 2 | 3> = { 'three-in-a-row': 1, 'two-plus-one': 2, 'three-singles': 3 };

/** All day triples that a school can have by its days, patterns, gaps and pins, earliest first – whoever may come. */
export function optionsOf(instance: TrainingsInstance, school: TrainingSchool, working: readonly Day[]): Option[] {
	const order = new Map(working.map((day, at) => [day, at]));
	const hosted = [...new Set(school.days)].flatMap((day) => order.get(day) ?? []).sort((a, b) => a - b);
	const accepted = new Set(school.patterns.map((pattern) => blocksOfPattern[pattern]));
	const asked = pinnedDays(instance, school.id).flatMap((day) => order.get(day) ?? []);
	const steps = gapsOf(instance, hosted, working);
	const found: Option[] = [];
	for (const [at, first] of hosted.entries())
		for (const [second, openFirst] of steps[at] ?? [])
			for (const [third, openSecond] of steps[second] ?? []) {
				const middle = hosted[second] as number;
				const last = hosted[third] as number;
				const blocks = (1 + Number(openFirst) + Number(openSecond)) as 1 | 2 | 3;
				if (!accepted.has(blocks) || (openFirst && !openSecond)) continue;
				const days = [first, middle, last] as const;
				if (!asked.every((day) => days.includes(day))) continue;
				found.push({ days, blocks, outside: days.filter((day) => !isPreferred(school, working[day] as Day)).length });
			}
	return found;
}

/** Every day that a pin wants among the three. */
const pinnedDays = (instance: TrainingsInstance, school: string): Day[] => [
	...new Set(instance.pins.flatMap((pin) => (pin.school === school ? [...(pin.days ?? []), ...(pin.held ?? [])] : [])))
];

/** Whether a day lies in the span that the school prefers; without a span every day does. */
export const isPreferred = ({ preferred }: TrainingSchool, day: Day): boolean =>
	!preferred || (day >= preferred.from && day <= preferred.to);

/** For each hosted day the later ones that may follow it: the next working day, or one after an allowed gap (then `true`). */
function gapsOf({ gap }: TrainingsInstance, hosted: readonly number[], working: readonly Day[]): [number, boolean][][] {
	return hosted.map((from, at) =>
		hosted.slice(at + 1).flatMap((to, ahead): [number, boolean][] => {
			if (to === from + 1) return [[at + 1 + ahead, false]];
			const apart = calendarDays(working[from] as Day, working[to] as Day);
			return apart >= gap.min && apart <= gap.max ? [[at + 1 + ahead, true]] : [];
		})
	);
}
