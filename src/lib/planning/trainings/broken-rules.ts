import type { Day } from '#platform';
import { blocksIn, type Board, type Seat } from './board.ts';
import { calendarDays, patternOf } from './calendar.ts';
import type { Pattern, Placement } from './instance.ts';

/** A hard rule that a timetable breaks, as facts: the sentence is made by the slice that shows it. */
export type BrokenRule =
	| { rule: 'unknown_school'; school: string }
	| { rule: 'placed_twice'; school: string }
	| { rule: 'not_three_days'; school: string; count: number }
	| { rule: 'not_a_working_day'; school: string; day: Day }
	| { rule: 'day_not_offered'; school: string; day: Day }
	| { rule: 'no_pattern'; school: string; blocks: number[] }
	| { rule: 'pattern_not_accepted'; school: string; pattern: Pattern }
	| { rule: 'gap_too_short' | 'gap_too_long'; school: string; from: Day; to: Day; gap: number; limit: number }
	| { rule: 'team_size'; school: string; count: number; team: number }
	| { rule: 'unknown_lecturer'; school: string; lecturer: string }
	| { rule: 'topic_not_taught'; school: string; lecturer: string; topic: string }
	| { rule: 'lecturer_blocked'; school: string; lecturer: string; day: Day }
	| { rule: 'lecturer_elsewhere'; school: string; other: string; lecturer: string; day: Day }
	| { rule: 'too_many_days'; lecturer: string; count: number; limit: number }
	| { rule: 'pin_not_kept'; school: string; part: 'days' | 'lecturers' };

/** Every hard rule of the contract that a timetable breaks, school by school in the order of the timetable. */
export function brokenRules(board: Board, placements: readonly Placement[]): BrokenRule[] {
	const seen = new Set<string>();
	const own = placements.flatMap((placement): BrokenRule[] => {
		const { school } = placement;
		const seat = board.seatOf.get(school);
		if (!seat) return [{ rule: 'unknown_school', school }];
		const twice: BrokenRule[] = seen.has(school) ? [{ rule: 'placed_twice', school }] : [];
		seen.add(school);
		return [...twice, ...brokenByDays(board, seat, placement), ...brokenByTeam(board, seat, placement)];
	});
	return [...own, ...brokenByLecturers(board, placements), ...brokenByPins(board, placements)];
}

function brokenByDays(board: Board, { school }: Seat, { days }: Placement): BrokenRule[] {
	const different = [...new Set(days)];
	const strange = different.filter((day) => !board.order.has(day));
	const about = { school: school.id };
	return [
		...(days.length === 3 && different.length === 3 ? [] : [{ rule: 'not_three_days' as const, ...about, count: different.length }]),
		...strange.map((day) => ({ rule: 'not_a_working_day' as const, ...about, day })),
		...different
			.filter((day) => board.order.has(day) && !school.days.includes(day))
			.map((day) => ({ rule: 'day_not_offered' as const, ...about, day })),
		...(different.length === 3 && strange.length === 0 ? brokenByPattern(board, school, different) : [])
	];
}

function brokenByPattern(board: Board, school: Seat['school'], days: readonly Day[]): BrokenRule[] {
	const blocks = blocksIn(board, days);
	const pattern = patternOf(blocks);
	const about = { school: school.id };
	const shape: BrokenRule[] = !pattern
		? [{ rule: 'no_pattern', ...about, blocks: blocks.map(({ length }) => length) }]
		: school.patterns.includes(pattern)
			? []
			: [{ rule: 'pattern_not_accepted', ...about, pattern }];
	return [...shape, ...blocks.slice(1).flatMap((block, at) => brokenByGap(board, school.id, blocks[at] ?? [], block))];
}

function brokenByGap({ instance: { gap } }: Board, school: string, before: readonly Day[], after: readonly Day[]): BrokenRule[] {
	const from = before.at(-1) as Day;
	const to = after[0] as Day;
	const facts = { school, from, to, gap: calendarDays(from, to) };
	if (facts.gap < gap.min) return [{ rule: 'gap_too_short', ...facts, limit: gap.min }];
	return facts.gap > gap.max ? [{ rule: 'gap_too_long', ...facts, limit: gap.max }] : [];
}

function brokenByTeam({ instance: { team }, chairOf }: Board, { school }: Seat, { days, lecturers }: Placement): BrokenRule[] {
	const different = [...new Set(lecturers)];
	const size: BrokenRule[] =
		lecturers.length === team && different.length === team ? [] : [{ rule: 'team_size', school: school.id, count: different.length, team }];
	return [
		...size,
		...different.flatMap((id): BrokenRule[] => {
			const lecturer = chairOf.get(id)?.lecturer;
			const about = { school: school.id, lecturer: id };
			if (!lecturer) return [{ rule: 'unknown_lecturer', ...about }];
			return [
				...(lecturer.topics.includes(school.topic) ? [] : [{ rule: 'topic_not_taught' as const, ...about, topic: school.topic }]),
				...days.filter((day) => lecturer.blocked.includes(day)).map((day) => ({ rule: 'lecturer_blocked' as const, ...about, day }))
			];
		})
	];
}

/** One school a day and no more days than the lecturer gives: what only the whole timetable shows. */
function brokenByLecturers(board: Board, placements: readonly Placement[]): BrokenRule[] {
	const taken = new Map<string, string>();
	const counted = new Map<string, number>();
	const clashes: BrokenRule[] = [];
	for (const { school, days, lecturers } of placements)
		for (const lecturer of new Set(lecturers))
			for (const day of new Set(days)) {
				const other = taken.get(`${lecturer}\n${day}`);
				if (other !== undefined) clashes.push({ rule: 'lecturer_elsewhere', school, other, lecturer, day });
				taken.set(`${lecturer}\n${day}`, school);
				counted.set(lecturer, (counted.get(lecturer) ?? 0) + 1);
			}
	for (const { lecturer, most } of board.chairs) {
		const count = counted.get(lecturer.id) ?? 0;
		if (count > most) clashes.push({ rule: 'too_many_days', lecturer: lecturer.id, count, limit: most });
	}
	return clashes;
}

function brokenByPins({ instance }: Board, placements: readonly Placement[]): BrokenRule[] {
	return instance.pins.flatMap(({ school, days, held, lecturers }): BrokenRule[] => {
		const placement = placements.find((one) => one.school === school);
		const has = (asked: readonly string[] | undefined, given: readonly string[] | undefined) =>
			(asked ?? []).every((one) => given?.includes(one));
		return [
			...(has(days, placement?.days) && has(held, placement?.days)
				? []
				: [{ rule: 'pin_not_kept' as const, school, part: 'days' as const }]),
			...(has(lecturers, placement?.lecturers) ? [] : [{ rule: 'pin_not_kept' as const, school, part: 'lecturers' as const }])
		];
	});
}
