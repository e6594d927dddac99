import type { Inputs } from './inputs.ts';
import type { Priority, Quota } from './scheme.ts';
import type { Trial } from './what-if.ts';

/** What the address of the ranking asks to try, and what of it could not be read (it is left as the scheme has it). */
export type AskedTrial = { trial: Trial; asks: boolean; faults: string[] };

/**
 * Reads a trial from an address: `w_KEY` weighs a criterion, `capacity` counts places, `priority` is the rule (with `percent`),
 * `q_N_least` and `q_N_most` are the limits of the Nth quota of the scheme, `without` leaves a reviewer out.
 */
export function readTrial(query: URLSearchParams, { scheme, votes }: Pick<Inputs, 'scheme' | 'votes'>): AskedTrial {
	const faults: string[] = [];
	const whole = (name: string, most: number, least = 0): number | undefined => {
		const text = query.get(name)?.trim();
		if (!text) return undefined;
		const value = Number(text);
		if (/^\d+$/.test(text) && value >= least && value <= most) return value;
		faults.push(name);
		return undefined;
	};
	const weights = Object.fromEntries(
		scheme.criteria.flatMap(({ key, weight }) => {
			const value = whole(`w_${key}`, 100);
			return value === undefined || value === weight ? [] : [[key, value]];
		})
	);
	const asked = whole('capacity', 10_000, 1);
	const capacity = asked === scheme.capacity ? undefined : asked;
	const quotas = quotasIn(query, scheme.quotas, whole);
	const priority = priorityIn(query, scheme.priority, whole);
	const without = query.get('without') ?? '';
	const trial: Trial = {
		...(Object.keys(weights).length > 0 && { weights }),
		...(capacity !== undefined && { capacity }),
		...(quotas && { quotas }),
		...(priority && { priority }),
		...(votes.some(({ reviewer }) => reviewer === without) && { without_reviewer: without })
	};
	return { trial, asks: Object.keys(trial).length > 0, faults };
}

type Whole = (name: string, most: number, least?: number) => number | undefined;

function quotasIn(query: URLSearchParams, quotas: readonly Quota[], whole: Whole): Quota[] | null {
	const limit = (name: string, before: number | null): number | null =>
		query.has(name) ? (query.get(name)?.trim() === '' ? null : (whole(name, 10_000) ?? before)) : before;
	const tried = quotas.map((quota, place) => ({
		...quota,
		at_least: limit(`q_${place}_least`, quota.at_least),
		at_most: limit(`q_${place}_most`, quota.at_most)
	}));
	return JSON.stringify(tried) === JSON.stringify(quotas) ? null : tried;
}

function priorityIn(query: URLSearchParams, before: Priority, whole: Whole): Priority | null {
	const kind = query.get('priority');
	const percent = whole('percent', 100, 1) ?? (before.kind === 'share' ? before.percent : 50);
	const asked: Priority | null =
		kind === 'share' ? { kind, percent } : kind === 'none' || kind === 'first' || kind === 'tie_breaker' ? { kind } : null;
	return asked === null || JSON.stringify(asked) === JSON.stringify(before) ? null : asked;
}
