import type { Day } from '#platform';
import { calendarDays } from '#planning';
import { isWithin, weekdayOf } from './days.ts';
import type { Placed, SeasonFacts, TrainingFacts } from './facts.ts';
import { blocksOfDays, patternOfDays } from './patterns.ts';
import { warning, type Warning } from './warning.ts';

/** What the days of one training break or ask to look at again (M-10 … M-13). */
export function warningsOfDays(facts: SeasonFacts, training: TrainingFacts, { days }: Placed): Warning[] {
	const different = [...new Set(days)].sort();
	return [
		...ofCount(facts, training, different),
		...different.flatMap((day) => ofDay(facts, training, day)),
		...(different.length === facts.dose.days ? ofPattern(facts, training, different) : [])
	];
}

/** M-10: so many days of so many hours; each missing day lacks its hours. */
function ofCount({ dose }: SeasonFacts, training: TrainingFacts, days: readonly Day[]): Warning[] {
	if (days.length === dose.days) return [];
	const values = { count: days.length, days: dose.days, hours: days.length * dose.hours_a_day, all: dose.days * dose.hours_a_day };
	return [warning('days_incomplete', 'hard', 'M-10', training, { values })];
}

/** M-13: no public holiday; Saturdays and school holidays are said. */
function ofDay({ season, holidays, closures }: SeasonFacts, training: TrainingFacts, day: Day): Warning[] {
	const said = (key: string, severity: 'hard' | 'soft', clause: string | null) => [warning(key, severity, clause, training, { day })];
	return [
		...(day < season.first_on || day > season.last_on ? said('outside_season', 'hard', null) : []),
		...(holidays.some((holiday) => holiday.day === day) ? said('public_holiday', 'hard', 'M-13') : []),
		...(weekdayOf(day) === 7 ? said('sunday', 'hard', 'M-13') : []),
		...(weekdayOf(day) === 6 ? said('saturday', 'soft', 'M-13') : []),
		...(isWithin(day, closures) ? said('school_holiday', 'soft', 'M-13') : []),
		...(isWithin(day, training.exceptions) ? said('school_away', 'hard', null) : []),
		...(training.preferred && (day < training.preferred.from || day > training.preferred.to) ? said('outside_preferred', 'soft', null) : [])
	];
}

/** M-11, M-12: exactly one of the patterns, one that the school accepts, with breaks as the season says. */
function ofPattern({ season, holidays }: SeasonFacts, training: TrainingFacts, days: readonly Day[]): Warning[] {
	const closed = holidays.map(({ day }) => day);
	const pattern = patternOfDays(days, closed);
	if (!pattern) return [warning('no_pattern', 'hard', 'M-12', training)];
	const blocks = blocksOfDays(days, closed);
	return [
		...(training.patterns.includes(pattern) ? [] : [warning(`pattern_${pattern.toLowerCase()}_not_accepted`, 'hard', 'M-11', training)]),
		...blocks.slice(1).flatMap((block, at) => ofGap(season, training, blocks[at]?.at(-1) as Day, block[0] as Day)),
		...blocks.flatMap((block) => ofRow(training, block))
	];
}

function ofGap({ gap_least, gap_most }: SeasonFacts['season'], training: TrainingFacts, from: Day, to: Day): Warning[] {
	const gap = calendarDays(from, to);
	if (gap < gap_least) return [warning('gap_too_short', 'hard', 'M-11', training, { day: to, values: { gap, limit: gap_least } })];
	return gap > gap_most ? [warning('gap_too_long', 'hard', 'M-11', training, { day: to, values: { gap, limit: gap_most } })] : [];
}

/** M-12: days on both sides of a weekend count as days in a row; the reader is told so. */
function ofRow(training: TrainingFacts, block: readonly Day[]): Warning[] {
	const over = block.find((day, at) => at > 0 && calendarDays(block[at - 1] as Day, day) > 1);
	return over === undefined ? [] : [warning('row_over_break', 'note', 'M-12', training, { day: over })];
}
