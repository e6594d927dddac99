import { dayOf, done, isId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { accessTo, lockApplication } from '#applications/server';
import { holds } from '#people/server';
import { isWithin } from '../../clocks.ts';
import { roundOfCall } from '../centre-round.ts';

export type AnswerOffer = { application_id: string; answer: 'confirmed' | 'declined'; reason?: string };
export type OfferRefusal = 'not_found' | 'not_allowed' | 'withdrawn' | 'no_offer' | 'offer_over' | 'offer_answered' | 'reason_too_long';

/**
 * The school confirms that it takes part, or gives the place back. The head and the coordinators may. Refused after the
 * last minute of the clock, once another answer was given, and when the application was withdrawn: then the place is gone.
 */
export function answerOffer(
	context: Context,
	{ application_id, answer, reason = '' }: AnswerOffer
): Promise<Outcome<{ answer: 'confirmed' | 'declined' }, OfferRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const seen = isId(application_id) ? await accessTo(trx, context, application_id) : undefined;
		if (!seen) return refused('not_found');
		const round = await roundOfCall(trx, seen.call_id, true);
		const application = await lockApplication(trx, context, application_id);
		if (!round || !application) return refused('no_offer');
		if (!(await holds(trx, actor, ['school_head', 'school_coordinator'], application.school_id, dayOf(now)))) return refused('not_allowed');
		if (application.state === 'withdrawn') return refused('withdrawn');
		const said = reason.trim();
		if ([...said].length > 2000)
			return refused('reason_too_long', [{ field: 'reason', key: 'selection_fault_too_long', values: { most: 2000 } }]);

		const offer = await lastOffer(trx, application_id);
		if (!offer || offer.answer === 'revoked') return refused('no_offer');
		// The second click of the same button is no second answer.
		if (offer.answer === answer) return done({ answer });
		if (offer.answer === 'lapsed' || (offer.answer === null && !isWithin(offer.confirm_by, now))) return refused('offer_over');
		if (offer.answer !== null) return refused('offer_answered');

		await trx
			.updateTable('selection.offer')
			.set({ answer, answered_at: now, answered_by: actor.id, reason: said })
			.where('id', '=', offer.id)
			.execute();
		await record(trx, context, {
			name: `offer.${answer}`,
			subject: { kind: 'application', id: application_id },
			also: [
				{ kind: 'school', id: application.school_id },
				{ kind: 'round', id: round.id }
			],
			particulars: { reference: application.reference }
		});
		return done({ answer });
	});
}

const lastOffer = (trx: Trx, applicationId: string) =>
	trx
		.selectFrom('selection.offer as offer')
		.innerJoin('selection.decision as decision', 'decision.id', 'offer.decision_id')
		.select(['offer.id', 'offer.answer', 'offer.confirm_by'])
		.where('offer.application_id', '=', applicationId)
		.where('decision.superseded_at', 'is', null)
		.orderBy('offer.offered_at', 'desc')
		.limit(1)
		.executeTakeFirst();
