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
	const steps = stepsOf(instance, hosted, working);
	const found: number[] = [];
	for (const [at, first] of hosted.entries())
		for (const second of steps[at] ?? [])
			for (const third of steps[second.to] ?? []) {
				const blocks = 1 + second.gap + third.gap;
				if (!accepted.has(blocks) || second.gap > third.gap) continue;
				const days = [first, hosted[second.to] as number, hosted[third.to] as number];
				if (asked.every((day) => days.includes(day)))
					found.push(
						...days,
						blocks,
						days.reduce((sum, day) => sum + (late[day] ?? 0), 0)
					);
			}
	return pack(found);
}

export const optionAt = ({ days, blocks, outside }: Options, at: number): Option => ({
	days: [days[3 * at] as number, days[3 * at + 1] as number, days[3 * at + 2] as number],
	blocks: blocks[at] as number,
	outside: outside[at] as number
});

/** The option with these days, or null when the school cannot have them. */
export function optionWith(options: Options, [first, second, third]: readonly number[]): Option | null {
	for (let at = 0; at < options.count; at++)
		if (options.days[3 * at] === first && options.days[3 * at + 1] === second && options.days[3 * at + 2] === third)
			return optionAt(options, at);
	return null;
}

/** Whether a day lies in the span that the school prefers; without a span every day does. */
export const isPreferred = ({ preferred }: TrainingSchool, day: Day): boolean =>
	!preferred || (day >= preferred.from && day <= preferred.to);

/** Every day that a pin wants among the three. */
const pinnedDays = (instance: TrainingsInstance, school: string): Day[] => [
	...new Set(instance.pins.flatMap((pin) => (pin.school === school ? [...(pin.days ?? []), ...(pin.held ?? [])] : [])))
];

/** For each hosted day the later ones that may follow it: the next working day (gap 0), or one after an allowed gap (gap 1). */
function stepsOf({ gap }: TrainingsInstance, hosted: readonly number[], working: readonly Day[]): { to: number; gap: number }[][] {
	return hosted.map((from, at) =>
		hosted.slice(at + 1).flatMap((day, ahead) => {
			if (day === from + 1) return [{ to: at + 1 + ahead, gap: 0 }];
			const apart = calendarDays(working[from] as Day, working[day] as Day);
			return apart >= gap.min && apart <= gap.max ? [{ to: at + 1 + ahead, gap: 1 }] : [];
		})
	);
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
