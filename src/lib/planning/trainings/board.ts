import type { Day } from '#platform';
import { kilometres } from '../distance.ts';
import { blocksOf, workingDays } from './calendar.ts';
import type { Lecturer, Pin, Placement, TrainingsInstance, TrainingSchool } from './instance.ts';
import { optionsOf, optionOn, type Option, type Options } from './options.ts';

/** A school with everything that can be asked of it: its day triples, who could come and from how far. */
export type Seat = {
	at: number;
	school: TrainingSchool;
	options: Options;
	/** Places of the lecturers who teach the topic, nearest first. */
	able: number[];
	/** Whole kilometres from each lecturer, by place. */
	km: number[];
	/** The only team that a pin allows. */
	team: readonly number[] | null;
	/** A pin wants it in every plan. */
	pinned: boolean;
	/** What stands in the current plan: not named there, or its days and lecturers. */
	current: { days: Day[]; lecturers: string[] } | null;
	/** The current placement in numbers, if it still is one of the columns. */
	standing: Column | null;
};

export type Chair = { at: number; lecturer: Lecturer; blocked: ReadonlySet<number>; most: number };

/** The problem laid out in numbers, for searching: days, schools and lecturers by their places. */
export type Board = {
	instance: TrainingsInstance;
	working: Day[];
	order: ReadonlyMap<Day, number>;
	seats: Seat[];
	chairs: Chair[];
	seatOf: ReadonlyMap<string, Seat>;
	chairOf: ReadonlyMap<string, Chair>;
};

/** One way to place a school: three of its days and a team, sorted by place. */
export type Column = { option: Option; team: readonly number[] };

export function boardOf(instance: TrainingsInstance, current: readonly Placement[] = []): Board {
	const working = workingDays(instance.calendar);
	const order = new Map(working.map((day, at) => [day, at]));
	const chairs = instance.lecturers.map((lecturer, at): Chair => ({
		at,
		lecturer,
		blocked: new Set(lecturer.blocked.flatMap((day) => order.get(day) ?? [])),
		most: lecturer.maxDays ?? Infinity
	}));
	const chairOf = new Map(chairs.map((chair) => [chair.lecturer.id, chair]));
	const board = { instance, working, order, chairs, chairOf };
	const standing = new Map(current.map((placement) => [placement.school, placement]));
	const alike = new Map<string, Options>();
	const seats = instance.schools.map((school, at) => seatOf(board, school, at, standing.get(school.id) ?? null, alike));
	return { ...board, seats, seatOf: new Map(seats.map((seat) => [seat.school.id, seat])) };
}

type Bare = Pick<Board, 'instance' | 'working' | 'order' | 'chairs' | 'chairOf'>;

function seatOf(board: Bare, school: TrainingSchool, at: number, current: Placement | null, alike: Map<string, Options>): Seat {
	const { instance, chairs, chairOf } = board;
	const pins = instance.pins.filter((pin) => pin.school === school.id);
	const pinnedTeam = pins.flatMap(({ lecturers }) => (lecturers ? [lecturers] : []))[0];
	const km = chairs.map(({ lecturer }) => kilometres(lecturer, school));
	const seat: Seat = {
		at,
		school,
		// Laid out when first asked for: whoever only looks at a timetable needs none of them.
		get options() {
			const options = sharedOptions(board, school, pins, alike);
			Object.defineProperty(seat, 'options', { value: options });
			return options;
		},
		able: chairs
			.filter(({ lecturer }) => lecturer.topics.includes(school.topic))
			.map((chair) => chair.at)
			.sort((a, b) => (km[a] ?? 0) - (km[b] ?? 0) || a - b),
		km,
		team: pinnedTeam ? placesOf(chairOf, pinnedTeam) : null,
		pinned: pins.length > 0,
		current: current && { days: [...current.days].sort(), lecturers: current.lecturers },
		standing: null
	};
	if (current) seat.standing = columnOf({ ...board, seat }, current);
	return seat;
}

/** Schools with the same days, patterns, span and pins share one list. */
function sharedOptions({ instance, working }: Bare, school: TrainingSchool, pins: readonly Pin[], alike: Map<string, Options>): Options {
	const asked = pins.map(({ days, held }) => [days, held]);
	const key = JSON.stringify([school.days, school.patterns, school.preferred, asked]);
	const options = alike.get(key) ?? optionsOf(instance, school, working);
	alike.set(key, options);
	return options;
}

const placesOf = (chairOf: ReadonlyMap<string, Chair>, ids: readonly string[]) =>
	ids.flatMap((id) => chairOf.get(id)?.at ?? []).sort((a, b) => a - b);

/** A placement in numbers, or null when the hard rules that concern this school alone do not allow it. */
export function columnOf(
	{ instance, working, chairs, chairOf, seat }: Pick<Board, 'instance' | 'working' | 'chairs' | 'chairOf'> & { seat: Seat },
	{ days, lecturers }: Pick<Placement, 'days' | 'lecturers'>
): Column | null {
	const option = optionOn(instance, seat.school, working, days);
	const team = placesOf(chairOf, lecturers);
	if (!option || days.length !== 3 || lecturers.length !== instance.team || new Set(team).size !== instance.team) return null;
	const column = { option, team };
	return team.every((at) => mayCome(seat, chairs[at] as Chair, option)) && keepsTeam(seat, team) ? column : null;
}

/** Whether a lecturer teaches the topic of the school and is blocked on none of the days. */
export const mayCome = (seat: Seat, { lecturer, blocked }: Chair, { days }: Option): boolean =>
	lecturer.topics.includes(seat.school.topic) && !days.some((day) => blocked.has(day));

const keepsTeam = (seat: Seat, team: readonly number[]) => !seat.team || seat.team.join() === team.join();

/** Two ways are one when the days and the team are. */
export const isSame = (a: Column, b: Column): boolean => a.option.days.join() === b.option.days.join() && a.team.join() === b.team.join();

/** What a column costs by the objective, `changed` included where it differs from the current plan. */
export function costOf({ instance: { weights } }: Pick<Board, 'instance'>, seat: Seat, { option, team }: Column): number {
	const road = team.reduce((sum, at) => sum + 2 * option.blocks * (seat.km[at] ?? 0), 0);
	const stays = !seat.current || (seat.standing !== null && isSame(seat.standing, { option, team }));
	return road * weights.km + option.outside * weights.outsidePreferred + (stays ? 0 : weights.changed);
}

/** What it costs to leave a school without a plan. */
export const costOfNone = ({ instance: { weights } }: Pick<Board, 'instance'>, seat: Seat): number =>
	weights.unplaced + (seat.current ? weights.changed : 0);

/** A column in words of the contract: the days and the lecturers' ids. */
export const placementOf = ({ working, chairs }: Board, seat: Seat, { option, team }: Column): Placement => ({
	school: seat.school.id,
	days: option.days.map((day) => working[day] as Day),
	lecturers: team.map((at) => (chairs[at] as Chair).lecturer.id)
});

/** Days of a timetable by blocks, for telling. */
export const blocksIn = ({ order }: Pick<Board, 'order'>, days: readonly Day[]): Day[][] => blocksOf(days, order);
