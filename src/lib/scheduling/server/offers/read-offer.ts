import { done, refused, type Day, type Outcome, type Text } from '#platform';
import { asPerson, stepThrough, type Context } from '#platform/server';
import { personsById } from '#people/server';
import { readOfferToken } from './link.ts';
import { openOffer, refusalOf } from './answer-offer.ts';

/** What the page behind a link shows: the question, or why there is none any more. */
export type OfferPage = {
	training: {
		id: string;
		reference: string;
		school: string;
		topic: Text;
		place: string;
		days: Day[];
		begins: string;
		ends: string;
		lecturers: string[];
		contact: string;
	};
	offer: { party: 'school' | 'lecturer'; days: Day[]; answer_by: Date; answer: 'accepted' | 'declined' | 'withdrawn' | null };
	/** Null where it can be answered. */
	closed: 'offer_withdrawn' | 'offer_over' | 'offer_answered' | null;
};

/** The offer of a letter’s link, to whom the letter was written; changes nothing, however often programs that check letters open it. */
export function offerByLink(context: Context, token: string): Promise<Outcome<OfferPage, 'link_unknown' | 'link_expired'>> {
	const link = readOfferToken(token, context.now);
	if (!link.ok) return Promise.resolve(link);
	return context.db.transaction().execute(async (trx) => {
		await stepThrough(trx, 'link');
		const found = await openOffer(trx, { ...context, actor: asPerson(link.value.person_id) }, link.value.offer_id);
		if (!found) return refused('link_unknown');
		const { offer, training } = found;
		const names = await personsById(trx, training.lecturers);
		const { id, reference, school, topic, place, begins, ends, contact } = training;
		return done({
			training: {
				id,
				reference,
				school,
				topic,
				place,
				begins,
				ends,
				days: offer.days,
				lecturers: training.lecturers.flatMap((one) => names.get(one)?.name ?? []),
				contact: [contact.name, contact.email, contact.phone].filter(Boolean).join(', ')
			},
			offer: { party: offer.party, days: offer.days, answer_by: offer.answer_by, answer: offer.answer },
			closed: refusalOf(offer, training, context.now)
		});
	});
}
