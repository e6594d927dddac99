import type { Day } from '#platform';

/** A half year of school: from September to January, or from February to August. */
export type Half = { from: Day; to: Day };

/** The half year to which a day belongs. */
export function halfOf(day: Day): Half {
	const [year = 0, month = 1] = day.split('-').map(Number);
	if (month >= 9) return { from: `${year}-09-01`, to: `${year + 1}-01-31` };
	return month === 1 ? { from: `${year - 1}-09-01`, to: `${year}-01-31` } : { from: `${year}-02-01`, to: `${year}-08-31` };
}

/** The half years from that of one day to that of another, the newest first. */
export function halvesBetween(first: Day, last: Day): Half[] {
	const begun = halfOf(first);
	const halves: Half[] = [];
	for (let half = halfOf(last); half.from >= begun.from; half = before(half)) halves.push(half);
	return halves;
}

/** As an address says it: „2026-09“. */
export const halfKey = ({ from }: Half): string => from.slice(0, 7);

export const isIn = (day: Day, { from, to }: Half): boolean => from <= day && day <= to;

const before = ({ from }: Half): Half => {
	const year = Number(from.slice(0, 4));
	return halfOf(from.slice(5, 7) === '09' ? `${year}-02-01` : `${year - 1}-09-01`);
};
