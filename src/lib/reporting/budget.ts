/** What happens when a line has not enough: it is refused, or written and marked. */
export const overruns = ['refuse', 'flag'] as const;
export type Overrun = (typeof overruns)[number];

/** Money that is promised to somebody, or that was paid; what was paid may fulfil a promise. Cents. */
export type Entry = { id: string; kind: 'commitment' | 'spending'; commitment_id: string | null; cents: number };

export type LineSums = {
	planned: number;
	/** Promised and not paid yet. */
	committed: number;
	spent: number;
	/** What is left of the plan; below zero where more was promised and paid. */
	free: number;
};

/** The sums of a line by the entries that stand. A promise of which more was paid than promised binds nothing any more. */
export function sumsOf(planned: number, entries: readonly Entry[]): LineSums {
	const paid = new Map<string, number>();
	for (const { commitment_id, cents } of entries)
		if (commitment_id !== null) paid.set(commitment_id, (paid.get(commitment_id) ?? 0) + cents);
	const spent = total(entries.filter(({ kind }) => kind === 'spending'));
	const committed = entries
		.filter(({ kind }) => kind === 'commitment')
		.reduce((sum, { id, cents }) => sum + Math.max(0, cents - (paid.get(id) ?? 0)), 0);
	return { planned, committed, spent, free: planned - committed - spent };
}

/** By how many cents a line would be overdrawn with one more entry; zero when it has enough, or when it was so before and does not get worse. */
export function overdrawnBy(planned: number, entries: readonly Entry[], added: Entry): number {
	const before = sumsOf(planned, entries).free;
	const after = sumsOf(planned, [...entries, added]).free;
	return after < 0 && after < before ? -after : 0;
}

/** The least to which a plan can be moved: what is paid and promised of it (B-13). */
export const leastPlan = (entries: readonly Entry[]): number => {
	const { committed, spent } = sumsOf(0, entries);
	return committed + spent;
};

/** What one unit cost, to the nearest cent, half up; null where there is none to divide by. */
export const unitCost = (cents: number, count: number): number | null =>
	count <= 0 ? null : Math.floor((2 * cents + count) / (2 * count));

const total = (entries: readonly Entry[]): number => entries.reduce((sum, { cents }) => sum + cents, 0);
