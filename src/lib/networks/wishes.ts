import { groupOf, type Group } from './groups.ts';
import type { Wish } from './situation.ts';

/**
 * Why a new wish cannot be kept beside those that stand: the schools that belong together step by step, from one of the two
 * to the other, although they shall be apart; or the pair that shall be apart among schools that then belong together.
 * Nothing where all can be kept.
 */
export function contradiction(standing: readonly Wish[], added: Wish): string[] | null {
	const all = [...standing, added];
	for (const { school_id, other_id } of all.filter(({ kind }) => kind === 'apart')) {
		const chain = chainBetween(all, school_id, other_id);
		if (chain) return chain;
	}
	return null;
}

/** Schools that belong together by the wishes and are more than a network takes; nothing where all fit. */
export const misfitTogether = (wishes: readonly Wish[], most: number): string[] | null =>
	wishes.map(({ school_id }) => belongingTogether(wishes, school_id)).find(({ length }) => length > most) ?? null;

/** The wishes that a division does not keep. */
export const brokenWishes = (groups: readonly Group[], wishes: readonly Wish[]): Wish[] =>
	wishes.filter(({ kind, school_id, other_id }) => {
		const [one, other] = [groupOf(groups, school_id), groupOf(groups, other_id)];
		return one !== -1 && other !== -1 && (one === other) !== (kind === 'together');
	});

/** A school and all that shall share its network because of the wishes, step by step. */
function belongingTogether(wishes: readonly Wish[], school: string): string[] {
	const reached = [school];
	for (const one of reached) reached.push(...neighbours(wishes, one).filter((next) => !reached.includes(next)));
	return reached;
}

/** A shortest way from one school to another over wishes to be together. */
function chainBetween(wishes: readonly Wish[], from: string, to: string): string[] | null {
	const before = new Map<string, string | null>([[from, null]]);
	for (const one of before.keys()) {
		if (one === to) return backFrom(before, to);
		for (const next of neighbours(wishes, one)) if (!before.has(next)) before.set(next, one);
	}
	return null;
}

function backFrom(before: ReadonlyMap<string, string | null>, to: string): string[] {
	const chain: string[] = [];
	for (let one: string | null = to; one !== null; one = before.get(one) ?? null) chain.unshift(one);
	return chain;
}

const neighbours = (wishes: readonly Wish[], school: string): string[] =>
	wishes
		.filter(({ kind }) => kind === 'together')
		.flatMap(({ school_id, other_id }) => (school_id === school ? [other_id] : other_id === school ? [school_id] : []));
