import type { Day } from '#platform';

/** A record behind a figure: what it adds, from which day, in which county (its name; null where it belongs to none). */
export type Counted = { on: Day; amount: number; county: string | null };

export type Standing = 'met' | 'on_the_way' | 'missed' | 'nothing_set' | 'set_to_zero';

/**
 * How an actual stands to its target: met from the target up; short of it „on the way“ until the edition's last day is over, then missed (B-14).
 * Where nothing or zero was set there is nothing to reach, and no share is reckoned.
 */
export function standingOf({
	target,
	actual,
	ends_on,
	today
}: {
	target: number | null;
	actual: number;
	ends_on: Day;
	today: Day;
}): Standing {
	if (target === null) return 'nothing_set';
	if (target <= 0) return 'set_to_zero';
	if (actual >= target) return 'met';
	return today > ends_on ? 'missed' : 'on_the_way';
}

/** Whole percent of a target, rounded down, so that 100 is said only of what is reached; null where there is nothing to reach. */
export const shareOf = (actual: number, target: number | null): number | null =>
	target === null || target <= 0 ? null : Math.floor((actual * 100) / target);

export const sumOf = (records: readonly Pick<Counted, 'amount'>[]): number => records.reduce((sum, { amount }) => sum + amount, 0);

/** The sum by county, in the order of the largest; what belongs to none comes last. */
export function byCounty(records: readonly Counted[]): { county: string | null; amount: number }[] {
	const sums = new Map<string | null, number>();
	for (const { county, amount } of records) sums.set(county, (sums.get(county) ?? 0) + amount);
	return [...sums]
		.map(([county, amount]) => ({ county, amount }))
		.sort(
			(a, b) =>
				Number(a.county === null) - Number(b.county === null) || b.amount - a.amount || ((a.county ?? '') < (b.county ?? '') ? -1 : 1)
		);
}

export type Month = { month: string; added: number; reached: number };

/** Month by month (`2006-09`), with none left out between the edition's first and the last that has something or today's: what it added, what was reached by its end. */
export function overMonths(records: readonly Counted[], { from, to }: { from: Day; to: Day }): Month[] {
	const days = records.map(({ on }) => on);
	const first = monthOf([from, ...days].sort()[0] ?? from);
	const last = monthOf([to, ...days].sort().at(-1) ?? to);
	const added = new Map<string, number>();
	for (const { on, amount } of records) added.set(monthOf(on), (added.get(monthOf(on)) ?? 0) + amount);
	const months: Month[] = [];
	let reached = 0;
	for (let month = first; month <= last; month = next(month)) {
		reached += added.get(month) ?? 0;
		months.push({ month, added: added.get(month) ?? 0, reached });
	}
	return months;
}

const monthOf = (day: Day): string => day.slice(0, 7);
function next(month: string): string {
	const [year = 0, number = 0] = month.split('-').map(Number);
	return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
