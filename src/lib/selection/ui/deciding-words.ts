import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';
import { wordOf } from '#lib/programmes/ui/say.ts';
import type { Fault } from '#platform';
import type { DecisionOutcome, NotRanked, OfferState } from '#selection';

/** The sentence of a refusal, asked on the server’s side of a page. */
export const refusalInWords = (refusal: string): string => wordOf(`refusal_selection_${refusal}`, getLocale());

/** The sentences of faults by the field; of one field the first. */
export function faultsInWords(faults: readonly Fault[]): Record<string, string> {
	const words = new Map<string, string>();
	for (const { field, key, values } of faults) if (!words.has(field)) words.set(field, wordOf(key, getLocale(), values));
	return Object.fromEntries(words);
}

export const outcomeWords: Record<DecisionOutcome, () => string> = {
	accepted: m.deciding_outcome_accepted,
	reserve: m.deciding_outcome_reserve,
	rejected: m.deciding_outcome_rejected
};

export const placeWords: Record<'accepted' | 'reserve' | 'none', () => string> = {
	accepted: m.deciding_place_accepted,
	reserve: m.deciding_place_reserve,
	none: m.deciding_place_none
};

export const whyWords: Record<NotRanked['why'], () => string> = {
	withdrawn: m.deciding_why_withdrawn,
	not_eligible: m.deciding_why_not_eligible,
	too_few_reviews: m.deciding_why_too_few_reviews
};

export const offerWords: Record<OfferState, () => string> = {
	none: m.deciding_offer_none,
	open: m.deciding_offer_open,
	confirmed: m.deciding_offer_confirmed,
	declined: m.deciding_offer_declined,
	lapsed: m.deciding_offer_lapsed,
	revoked: m.deciding_offer_revoked
};

export const sourceWords: Record<'list' | 'reserve' | 'appeal', () => string> = {
	list: m.deciding_source_list,
	reserve: m.deciding_source_reserve,
	appeal: m.deciding_source_appeal
};
