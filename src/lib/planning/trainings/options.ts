import type { Day } from '#platform';
import type { Pattern, TrainingsInstance, TrainingSchool } from './instance.ts';
import { calendarDays } from './calendar.ts';

/** Three days that a school can have, as places in the list of working days, with the number of blocks (1 to 3) and of days outside the preferred span. */
export type Option = { days: readonly [number, number, number]; blocks: number; outside: number };

/** All options of a school, in packed lists: a school that offers every day of half a year has some sixty thousand. */
export type Options = { count: number; days: Int16Array; blocks: Uint8Array; outside: Uint8Array };

const blocksOfPattern: Record<Pattern, number> = { 'three-in-a-row': 1, 'two-plus-one': 2, 'three-singles': 3 };

/** All day triples that a school can have by its days, patterns, gaps and pins, earliest first – whoever may come. */
export function optionsOf(instance: TrainingsInstance, school: TrainingSchool, working: readonly Day[]): Options {
	const order = new Map(working.map((day, at) => [day, at]));
	const hosted = [...new Set(school.days)].flatMap((day) => order.get(day) ?? []).sort((a, b) => a - b);
	const accepted = new Set(school.patterns.map((pattern) => blocksOfPattern[pattern]));
	const asked = pinnedDays(instance, school.id).flatMap((day) => order.get(day) ?? []);
	const late = working.map((day) => (isPreferred(school, day) ? 0 : 1));
	const outside = (day: number) => late[day] as number;
	const steps = stepsOf(instance, hosted, working);
	const found: number[] = [];
	for (let at = 0; at < hosted.length; at++)
		for (const second of steps[at] as Step[])
			for (const third of steps[second.to] as Step[]) {
				const blocks = 1 + second.gap + third.gap;
				if (second.gap > third.gap || !accepted.has(blocks)) continue;
				const [a, b, c] = [hosted[at] as number, hosted[second.to] as number, hosted[third.to] as number];
				if (asked.length > 0 && !asked.every((day) => day === a || day === b || day === c)) continue;
				found.push(a, b, c, blocks, outside(a) + outside(b) + outside(c));
			}
	return pack(found);
}

type Step = { to: number; gap: number };

export const optionAt = ({ days, blocks, outside }: Options, at: number): Option => ({
	days: [days[3 * at] as number, days[3 * at + 1] as number, days[3 * at + 2] as number],
	blocks: blocks[at] as number,
	outside: outside[at] as number
});

/** The option with these days, or null when the school cannot have them; without laying out all the others. */
export function optionOn(
	instance: TrainingsInstance,
	school: TrainingSchool,
	working: readonly Day[],
	days: readonly Day[]
): Option | null {
	const places = [...days].sort().map((day) => (school.days.includes(day) ? working.indexOf(day) : -1));
	const [first, second, third] = places;
	if (first === undefined || second === undefined || third === undefined || days.length !== 3 || places.includes(-1)) return null;
	const steps = [stepOf(instance, working, first, second), stepOf(instance, working, second, third)] as const;
	const blocks = 1 + (steps[0] ?? NaN) + (steps[1] ?? NaN);
	const fits = school.patterns.some((pattern) => blocksOfPattern[pattern] === blocks) && Number(steps[0]) <= Number(steps[1]);
	if (!fits || !pinnedDays(instance, school.id).every((day) => days.includes(day))) return null;
	return { days: [first, second, third], blocks, outside: days.filter((day) => !isPreferred(school, day)).length };
}

/** Whether a day lies in the span that the school prefers; without a span every day does. */
export const isPreferred = ({ preferred }: TrainingSchool, day: Day): boolean =>
	!preferred || (day >= preferred.from && day <= preferred.to);

/** Every day that a pin wants among the three. */
const pinnedDays = (instance: TrainingsInstance, school: string): Day[] => [
	...new Set(instance.pins.flatMap((pin) => (pin.school === school ? [...(pin.days ?? []), ...(pin.held ?? [])] : [])))
];

/** For each hosted day the later ones that may follow it, as places among the hosted, and whether with a gap. */
function stepsOf(instance: TrainingsInstance, hosted: readonly number[], working: readonly Day[]): Step[][] {
	return hosted.map((from, at) =>
		hosted.slice(at + 1).flatMap((day, ahead) => {
			const gap = stepOf(instance, working, from, day);
			return gap === null ? [] : [{ to: at + 1 + ahead, gap }];
		})
	);
}

/** From one day to a later one: 0 when it is the next working day, 1 when an allowed gap lies between, else null. */
function stepOf({ gap }: TrainingsInstance, working: readonly Day[], from: number, to: number): 0 | 1 | null {
	if (to <= from) return null;
	if (to === from + 1) return 0;
	const apart = calendarDays(working[from] as Day, working[to] as Day);
	return apart >= gap.min && apart <= gap.max ? 1 : null;
}

function pack(found: readonly number[]): Options {
	const count = found.length / 5;
	const options = { count, days: new Int16Array(3 * count), blocks: new Uint8Array(count), outside: new Uint8Array(count) };
	for (let at = 0; at < count; at++) {
		for (let part = 0; part < 3; part++) options.days[3 * at + part] = found[5 * at + part] as number;
		options.blocks[at] = found[5 * at + 3] as number;
		options.outside[at] = found[5 * at + 4] as number;
	}
	return options;
}
