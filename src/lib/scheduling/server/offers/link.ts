import { done, isId, refused, type Outcome } from '#platform';
import { readSignedLink, signedLink } from '#people/server';
import type { Offer } from './offers.ts';

/** Days for which the page behind a link says at least what became of the offer. */
const readable = 90;

/** The secret part of the address at which one person answers one offer: it signs nobody in and serves nothing else. */
export const offerToken = (offer: Pick<Offer, 'id' | 'answer_by'>, personId: string): string =>
	signedLink('training-offer', `${offer.id} ${personId}`, new Date(offer.answer_by.getTime() + readable * 86_400_000));

export type OfferLink = { offer_id: string; person_id: string };

/** Which offer a link is about and who answers by it. */
export function readOfferToken(token: string, now: Date): Outcome<OfferLink, 'link_unknown' | 'link_expired'> {
	const link = readSignedLink('training-offer', token, now);
	if (!link.ok) return link;
	const [offer_id, person_id] = link.value.split(' ');
	return isId(offer_id) && isId(person_id) ? done({ offer_id, person_id }) : refused('link_unknown');
}
