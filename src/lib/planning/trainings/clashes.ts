import type { Day } from '#platform';
import type { Clash } from '../progress.ts';
import { blocksIn, type Board, type Seat } from './board.ts';
import { calendarDays, patternOf } from './calendar.ts';
import type { Pin } from './instance.ts';
import { plainPrices, search } from './pricing.ts';

/**
 * Why the pins cannot all be kept, as far as it shows without searching: each pin against the rules, then the pins that
 * name both days and lecturers against each other. Only pins can make a plan impossible; any other school may stay out.
 */
export function pinClashes(board: Board): Clash[] {
	const own = board.seats.filter(({ pinned }) => pinned).flatMap((seat) => clashesOfSeat(board, seat));
	return [...own, ...clashesBetween(board)];
}

/** The clash of schools whose pins can be kept one by one but not all together. */
export const pinsTogether = (seats: readonly Seat[]): Clash => ({
	key: 'trainings_pins_together',
	values: { schools: seats.map(({ school }) => school.id) }
});

function clashesOfSeat(board: Board, seat: Seat): Clash[] {
	const pins = board.instance.pins.filter(({ school }) => school === seat.school.id);
	const named = pins.flatMap((pin) => [...clashesOfDays(board, seat, pin), ...clashesOfTeam(board, seat, pin)]);
	if (named.length > 0) return named;
	const school = seat.school.id;
	if (seat.options.count === 0) return [{ key: 'trainings_pin_no_days', values: { school } }];
	let possible = false;
	search(board, seat, plainPrices(board), Number.MAX_VALUE, () => ((possible = true), -1));
	return possible ? [] : [{ key: 'trainings_pin_nobody_free', values: { school, team: board.instance.team } }];
}

function clashesOfDays(board: Board, { school }: Seat, pin: Pin): Clash[] {
	const about = { school: school.id };
	const strange = [...(pin.days ?? []), ...(pin.held ?? [])].filter((day) => !school.days.includes(day));
	if (strange.length > 0) return [{ key: 'trainings_pin_day_not_offered', values: { ...about, days: [...new Set(strange)] } }];
	if (!pin.days) return [];
	const blocks = blocksIn(board, pin.days);
	const pattern = patternOf(blocks);
	if (!pattern || !school.patterns.includes(pattern)) return [{ key: 'trainings_pin_pattern', values: { ...about, days: pin.days } }];
	const { min, max } = board.instance.gap;
	const gaps = blocks.slice(1).map((block, at) => calendarDays(blocks[at]?.at(-1) as Day, block[0] as Day));
	const wrong = gaps.find((gap) => gap < min || gap > max);
	return wrong === undefined ? [] : [{ key: 'trainings_pin_gap', values: { ...about, days: pin.days, gap: wrong, min, max } }];
}

function clashesOfTeam({ chairOf, instance }: Board, { school }: Seat, pin: Pin): Clash[] {
	const days = [
		...new Set(instance.pins.filter((one) => one.school === school.id).flatMap((one) => [...(one.days ?? []), ...(one.held ?? [])]))
	];
	return (pin.lecturers ?? []).flatMap((id): Clash[] => {
		const lecturer = chairOf.get(id)?.lecturer;
		if (!lecturer) return [];
		const about = { school: school.id, lecturer: id };
		const blocked = days.filter((day) => lecturer.blocked.includes(day));
		return [
			...(lecturer.topics.includes(school.topic) ? [] : [{ key: 'trainings_pin_topic', values: { ...about, topic: school.topic } }]),
			...(blocked.length > 0 ? [{ key: 'trainings_pin_blocked', values: { ...about, days: blocked } }] : [])
		];
	});
}

/** A lecturer pinned to two schools on one day, or to more days than he gives. */
function clashesBetween(board: Board): Clash[] {
	return board.chairs.flatMap(({ lecturer, most }): Clash[] => {
		const mine = board.seats.filter(({ team }) => team?.includes(board.chairOf.get(lecturer.id)?.at ?? -1));
		const schools = mine.map(({ school }) => school.id);
		const count = 3 * mine.length;
		const spent: Clash[] =
			count > most ? [{ key: 'trainings_pins_too_many_days', values: { lecturer: lecturer.id, count, limit: most, schools } }] : [];
		const byDay = new Map<Day, string[]>();
		for (const { school } of mine) for (const day of surelyOn(board, school.id)) byDay.set(day, [...(byDay.get(day) ?? []), school.id]);
		const shared = [...byDay].filter(([, those]) => those.length > 1);
		return [
			...shared.map(([day, those]): Clash => ({ key: 'trainings_pins_same_day', values: { lecturer: lecturer.id, day, schools: those } })),
			...spent
		];
	});
}

/** The days on which pins say that a school has its training. */
const surelyOn = ({ instance }: Board, school: string): Day[] => [
	...new Set(instance.pins.filter((pin) => pin.school === school).flatMap(({ days, held }) => [...(days ?? []), ...(held ?? [])]))
];
