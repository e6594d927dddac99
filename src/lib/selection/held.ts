import type { DecisionOutcome } from './scheme.ts';

/** What has become of the place that a school was offered; `none`: nothing was offered (yet). */
export const offerStates = ['none', 'open', 'confirmed', 'declined', 'lapsed', 'revoked'] as const;
export type OfferState = (typeof offerStates)[number];

/** Where an application stands after the decisions: what was decided, and the last offer. */
export type Standing = { outcome: DecisionOutcome; offer: OfferState; withdrawn: boolean };

/**
 * Whether an application holds a place: it is offered and may still be confirmed, it is confirmed, or it is decided and
 * the letter with the offer is not sent yet. Who declined, said nothing in time, or withdrew holds none.
 */
export function holdsPlace({ outcome, offer, withdrawn }: Standing): boolean {
	if (withdrawn) return false;
	return offer === 'open' || offer === 'confirmed' || (offer === 'none' && outcome === 'accepted');
}

/** Whether an application still waits on the reserve list: nothing was offered to it yet. */
export const waitsInReserve = ({ outcome, offer, withdrawn }: Standing): boolean => outcome === 'reserve' && offer === 'none' && !withdrawn;
