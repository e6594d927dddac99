import type { Day } from '#platform';
import { boardOf, costOfNone, type Board, type Chair, type Seat } from './board.ts';
import type { Placement, TrainingsInstance } from './instance.ts';
import { optionAt, type Option } from './options.ts';
import { recommendPlaces, type Place } from './places.ts';

/** Somebody who teaches the topic and cannot come on some days, and why. */
export type Absence =
	| { lecturer: string; why: 'blocked'; day: Day }
	| { lecturer: string; why: 'elsewhere'; day: Day; school: string }
	| { lecturer: string; why: 'no_days_left'; count: number; limit: number };

/** Why a school has no plan, as facts: the first that holds. */
export type WhyUnplaced =
	| { fact: 'no_three_days'; days: number }
	| { fact: 'too_few_lecturers'; topic: string; count: number; team: number }
	| { fact: 'nobody_free'; options: number; nearest: Nearest }
	| { fact: 'all_taken'; options: number; nearest: Nearest }
	| { fact: 'too_dear'; place: Place; limit: number }
	| { fact: 'possible'; place: Place };

/** The days on which the most lecturers could come, who they are, and what keeps the others away. */
export type Nearest = { days: Day[]; free: string[]; absent: Absence[] };

/** Why a school has no plan beside the others. Null when it has one, or is not known. */
export function whyUnplaced(instance: TrainingsInstance, plan: readonly Placement[], school: string): WhyUnplaced | null {
	const board = boardOf(instance);
	const seat = board.seatOf.get(school);
	if (!seat || plan.some((placement) => placement.school === school)) return null;
	const { count } = seat.options;
	if (count === 0) return { fact: 'no_three_days', days: seat.school.days.length };
	if (seat.able.length < instance.team)
		return { fact: 'too_few_lecturers', topic: seat.school.topic, count: seat.able.length, team: instance.team };
	const alone = nearestOf(board, seat, []);
	if (alone.free.length < instance.team) return { fact: 'nobody_free', options: count, nearest: alone };
	const [place] = recommendPlaces(instance, plan, school, 1);
	if (!place) return { fact: 'all_taken', options: count, nearest: nearestOf(board, seat, plan) };
	const limit = costOfNone(board, seat);
	return place.part.cost > limit ? { fact: 'too_dear', place, limit } : { fact: 'possible', place };
}

function nearestOf(board: Board, seat: Seat, plan: readonly Placement[]): Nearest {
	let best: { option: Option; free: number[] } | null = null;
	const absences = absencesIn(board, plan);
	for (let at = 0; at < seat.options.count; at++) {
		const option = optionAt(seat.options, at);
		const free = seat.able.filter((one) => !absences(board.chairs[one] as Chair, option));
		if (!best || free.length > best.free.length) best = { option, free };
	}
	const { option, free } = best as { option: Option; free: number[] };
	return {
		days: option.days.map((day) => board.working[day] as Day),
		free: free.map((at) => (board.chairs[at] as Chair).lecturer.id),
		absent: seat.able.flatMap((at) => absences(board.chairs[at] as Chair, option) ?? [])
	};
}

/** What keeps a lecturer from coming on three days beside a plan; null when nothing does. */
function absencesIn(board: Board, plan: readonly Placement[]) {
	const taken = new Map<string, string>();
	const spent = new Map<string, number>();
	for (const { school, days, lecturers } of plan)
		for (const id of lecturers) {
			spent.set(id, (spent.get(id) ?? 0) + days.length);
			for (const day of days) taken.set(`${id}\n${day}`, school);
		}
	return ({ lecturer, blocked, most }: Chair, { days }: Option): Absence | null => {
		const { id } = lecturer;
		for (const at of days) if (blocked.has(at)) return { lecturer: id, why: 'blocked', day: board.working[at] as Day };
		for (const at of days) {
			const day = board.working[at] as Day;
			const school = taken.get(`${id}\n${day}`);
			if (school !== undefined) return { lecturer: id, why: 'elsewhere', day, school };
		}
		const count = spent.get(id) ?? 0;
		return count + 3 > most ? { lecturer: id, why: 'no_days_left', count, limit: most } : null;
	};
}
