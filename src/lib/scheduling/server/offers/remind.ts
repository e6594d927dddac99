import { instantInWords } from '#platform';
import type { Context, Handler, Trx } from '#platform/server';
import { siteAddress } from '#people/server';
import { isOver } from '../../offer-clock.ts';
import { entriesOf } from '../calendars/keep-entries.ts';
import { reminded } from '../mails/offers.ts';
import { trainingInForce } from '../training/in-force.ts';
import { offerToken } from './link.ts';
import { isOfNow, offersOf } from './offers.ts';
import { tell, tellingOf } from './tell.ts';

/** Hours before the last minute from which on silence is reminded. */
const hours = 60;

/** Every morning: who has been asked about days, has not answered, and has about two days left. Once for each offer. */
export const remindOfOffers: Handler = async (context) => {
	const until = new Date(context.now.getTime() + hours * 3_600_000);
	const waiting = await context.db.transaction().execute((trx) => trainingsWaiting(trx, context.now, until));
	for (const id of waiting) await context.db.transaction().execute((trx) => remindOf(trx, context, id, until));
};

async function trainingsWaiting(trx: Trx, now: Date, until: Date): Promise<string[]> {
	const rows = await trx
		.selectFrom('scheduling.offer')
		.select('training_id')
		.distinct()
		.where('answer', 'is', null)
		.where('answer_by', '>', now)
		.where('answer_by', '<=', until)
		.execute();
	return rows.map(({ training_id }) => training_id);
}

async function remindOf(trx: Trx, context: Context, trainingId: string, until: Date): Promise<void> {
	const training = await trainingInForce(trx, context, trainingId);
	const offers = await offersOf(trx, [trainingId]);
	if (!training?.selected) return;
	const telling = await tellingOf(trx, training, await entriesOf(trx, [trainingId]), offers);
	for (const offer of offers) {
		if (offer.answer !== null || offer.answer_by > until || isOver(offer.answer_by, context.now) || !isOfNow(offer, training)) continue;
		await tell(trx, context, telling, offer, {
			template: 'training-reminded',
			about: `training.reminder:${offer.id}`,
			calendar: 'none',
			letter: (locale, words, { id }) =>
				reminded[locale]({
					...words,
					until: instantInWords(offer.answer_by, locale),
					address: siteAddress(`/offers/${offerToken(offer, id)}`, locale)
				})
		});
	}
}
