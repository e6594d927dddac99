import { dayOf, done, isId, refused, type Day, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { deliveryById, type Delivery } from '#delivery/server';
import { mayWrite, type FollowTerms } from '../../commitment.ts';
import { heldDays, peopleNow } from '../open-survey.ts';
import {
	answersOf,
	askingsOf,
	commitmentOf,
	offeredBy,
	type Answered,
	type Asking,
	type Offered,
	type Written
} from './commitment-record.ts';
import { followTermsOf } from './terms.ts';

export type OwnCommitment = {
	delivery: Delivery;
	last_on: Day;
	terms: FollowTerms;
	written: Written | undefined;
	/** Whether it may be written or changed today. */
	writes: boolean;
	/** The asking that is open, and what was answered to it. */
	asking: Asking | undefined;
	answered: Answered | undefined;
	offered: Offered | undefined;
};

/** What the acting person has promised themselves on a delivery, or may: for its participants from the last day on, to nobody else. */
export function readOwnCommitment(context: Context, deliveryId: string): Promise<Outcome<OwnCommitment, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const delivery = isId(deliveryId) ? await deliveryById(trx, deliveryId) : undefined;
		if (actor.kind !== 'person' || !delivery || delivery.kind === 'meeting') return refused('not_found');
		const written = await commitmentOf(trx, delivery.id, actor.id);
		const isOfTeam = (await peopleNow(trx, delivery.id)).includes(actor.id);
		const held = await heldDays(trx, delivery.id);
		if (!held || (!written && !isOfTeam)) return refused('not_found');
		const terms = await followTermsOf(trx, delivery.edition_id);
		const askings = await askingsOf(trx, delivery.id);
		const today = dayOf(now);
		const asking = askings.findLast(({ closed_on, closes_on }) => closed_on === null && today <= closes_on);
		const open = delivery.cancelled_at === null && isOfTeam;
		return done({
			delivery,
			last_on: held.last_on,
			terms,
			written,
			writes: open && mayWrite({ last_on: held.last_on, asked: askings.length > 0 }, terms, today),
			asking: written && asking,
			answered: written && asking && (await answersOf(trx, written.id)).get(asking.id),
			offered: written && (await offeredBy(trx, written.id))
		});
	});
}
