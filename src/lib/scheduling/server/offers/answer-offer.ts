import { dayOf, done, isId, refused, type Outcome } from '#platform';
import { inNameOf, record, type Context, type Trx } from '#platform/server';
import { isOver } from '../../offer-clock.ts';
import { isAgreed } from '../../training-state.ts';
import { keepEntries } from '../calendars/keep-entries.ts';
import { reportDeclined } from '../disruptions/report.ts';
import { agreed } from '../mails/news.ts';
import { holdTraining, trainingInForce, type TrainingInForce } from '../training/in-force.ts';
import { readOfferToken } from './link.ts';
import { isOfNow, offersOf, type Offer } from './offers.ts';
import { speaksFor } from './readers.ts';
import { tell, tellingOf } from './tell.ts';

export type AnswerOffer = { answer: 'accepted' | 'declined'; reason?: string };
export type AnswerRefusal = 'not_found' | 'offer_withdrawn' | 'offer_over' | 'offer_answered' | 'reason_missing' | 'reason_too_long';
export type LinkRefusal = AnswerRefusal | 'link_unknown' | 'link_expired';

/** The same from a letter: whoever was written to answers, and only while they still speak for that party. */
export function answerOfferByLink(
	context: Context,
	{ token, ...said }: AnswerOffer & { token: string }
): Promise<Outcome<undefined, LinkRefusal>> {
	const link = readOfferToken(token, context.now);
	if (!link.ok) return Promise.resolve(link);
	return answerOffer(inNameOf(context, link.value.person_id), { offer_id: link.value.offer_id, ...said });
}

/**
 * A lecturer or a school says whether the published days suit. Refused after the last minute, once another answer was
 * given, when other days are published meanwhile, and when the school has lost its place (M-16). A “no” needs a reason, which the centre alone reads, and begins the
 * repair; when the school and every lecturer have said yes, the days are agreed (M-14) and all of them hear of it.
 */
export function answerOffer(
	context: Context,
	{ offer_id, answer, reason = '' }: AnswerOffer & { offer_id: string }
): Promise<Outcome<undefined, AnswerRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await openOffer(trx, context, offer_id);
		if (!found) return refused('not_found');
		const { offer, training } = found;
		// The second click of the same button is no second answer.
		if (offer.answer === answer) return done();
		const said = reason.trim();
		const refusal = refusalOf(offer, training, context.now) ?? (answer === 'declined' ? faultOf(said) : null);
		if (refusal) return refused(refusal, refusal.startsWith('reason_') ? [{ field: 'reason', key: `scheduling_fault_${refusal}` }] : []);

		await trx
			.updateTable('scheduling.offer')
			.set({ answer, answered_at: context.now, answered_by: context.actor.id, reason: answer === 'declined' ? said : '' })
			.where('id', '=', offer.id)
			.execute();
		await record(trx, context, {
			name: `training_offer.${answer}`,
			subject: { kind: 'training', id: training.id },
			also: [
				{ kind: 'school', id: training.school_id },
				{ kind: 'edition', id: training.edition_id }
			],
			particulars: { reference: training.reference, party: offer.party }
		});
		if (answer === 'declined') await reportDeclined(trx, context, training, { ...offer, reason: said });
		else await confirmIfAgreed(trx, context, training);
		return done();
	});
}

/** An offer with its training, held, for whoever speaks for the party that was asked. */
export async function openOffer(
	trx: Trx,
	context: Context,
	offerId: string
): Promise<{ offer: Offer; training: TrainingInForce } | undefined> {
	const { actor } = context;
	const row = isId(offerId)
		? await trx.selectFrom('scheduling.offer').select('training_id').where('id', '=', offerId).executeTakeFirst()
		: undefined;
	if (!row || actor.kind !== 'person' || !(await holdTraining(trx, row.training_id))) return undefined;
	const training = await trainingInForce(trx, context, row.training_id);
	const offer = (await offersOf(trx, [row.training_id])).find(({ id }) => id === offerId);
	if (!training || !offer) return undefined;
	const { school_id, centre_id } = training;
	return (await speaksFor(trx, context, actor.id, { ...offer, school_id, centre_id })) ? { offer, training } : undefined;
}

/** Why an offer cannot be answered now; null where it can. */
export function refusalOf(offer: Offer, training: TrainingInForce, now: Date): 'offer_withdrawn' | 'offer_over' | 'offer_answered' | null {
	if (offer.answer === 'withdrawn' || !isOfNow(offer, training) || !training.selected) return 'offer_withdrawn';
	if (offer.answer !== null) return 'offer_answered';
	return isOver(offer.answer_by, now) ? 'offer_over' : null;
}

const faultOf = (reason: string): 'reason_missing' | 'reason_too_long' | null =>
	reason === '' ? 'reason_missing' : [...reason].length > 1000 ? 'reason_too_long' : null;

async function confirmIfAgreed(trx: Trx, context: Context, training: TrainingInForce): Promise<void> {
	const offers = await offersOf(trx, [training.id]);
	if (!isAgreed({ ...training, offers })) return;
	const telling = await tellingOf(trx, training, await keepEntries(trx, context.now, training, true), offers);
	const standing = offers.filter(({ answer }) => answer === 'accepted');
	for (const offer of standing)
		await tell(trx, context, telling, offer, {
			template: 'training-agreed',
			about: `training.agreed:${standing
				.map(({ id }) => id)
				.sort()
				.join('+')}`,
			calendar: 'days',
			letter: (locale, words) => agreed[locale](words)
		});
	await record(trx, context, {
		name: 'training.agreed',
		subject: { kind: 'training', id: training.id },
		also: [
			{ kind: 'school', id: training.school_id },
			{ kind: 'edition', id: training.edition_id }
		],
		particulars: { reference: training.reference, from: [...training.days].sort()[0] ?? dayOf(context.now) }
	});
}
