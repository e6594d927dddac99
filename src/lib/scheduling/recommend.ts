import type { Day } from '#platform';
import type { Placed, SeasonFacts } from './facts.ts';

/** A place that a training could have while all others stay: its days, its lecturers, and what it costs in kilometres. */
export type Recommendation = { days: Day[]; lecturers: string[]; road: number; outside: number; all: number; same: boolean };

/** The cheapest places of one training while everything else stands still. */
export function recommend(_facts: SeasonFacts, _placed: readonly Placed[], _trainingId: string, _today: Day): Recommendation[] {
	return [];
}
