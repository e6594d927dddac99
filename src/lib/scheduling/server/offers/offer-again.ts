import { done, isId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { editionFor } from '#programmes/server';
import { keepEntries } from '../calendars/keep-entries.ts';
import { holdTraining, trainingInForce } from '../training/in-force.ts';
import { isOver } from '../../offer-clock.ts';
import { askParty, tellOffer } from './follow-timetable.ts';
import { isOfNow, isStanding, offersOf, withdraw } from './offers.ts';
import { tellingOf } from './tell.ts';

export type AgainRefusal = 'not_found' | 'not_over';

/**
 * Asks once more who has said nothing in time, or has said no and thought better of it: a new question about the same days
 * with a new last minute. By an officer; refused while the first can be answered, and once it was accepted.
 */
export function offerAgain(context: Context, { offer_id }: { offer_id: string }): Promise<Outcome<undefined, AgainRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const row = isId(offer_id)
			? await trx.selectFrom('scheduling.offer').select('training_id').where('id', '=', offer_id).executeTakeFirst()
			: undefined;
		if (!row || !(await holdTraining(trx, row.training_id))) return refused('not_found');
		const training = await trainingInForce(trx, context, row.training_id);
		const offers = await offersOf(trx, [row.training_id]);
		const offer = offers.find(({ id }) => id === offer_id);
		if (!training || !offer || !(await editionFor(trx, context, training.edition_id))) return refused('not_found');
		const silent = offer.answer === null && isOver(offer.answer_by, context.now);
		const askedAnew = offers.some((one) => one.id !== offer.id && one.person_id === offer.person_id && isStanding(one));
		if (!isOfNow(offer, training) || askedAnew || !(silent || offer.answer === 'declined')) return refused('not_over');
		if (silent) await withdraw(trx, context.now, offer.id);
		await askParty(trx, context, training, offer);
		const telling = await tellingOf(trx, training, await keepEntries(trx, context.now, training), await offersOf(trx, [training.id]));
		await tellOffer(trx, context, telling, offer, { before: [], note: '' });
		await record(trx, context, {
			name: 'training.offered',
			subject: { kind: 'training', id: training.id },
			also: [
				{ kind: 'school', id: training.school_id },
				{ kind: 'edition', id: training.edition_id }
			],
			particulars: { reference: training.reference, asked: 1, withdrawn: 1 }
		});
		return done();
	});
}
