import { dayOf, done, isId, newId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { deliveryById } from '#delivery/server';
import { followAnswers, longestObstacle, type FollowAnswer } from '../../commitment.ts';
import {
	answersOf,
	askingsOf,
	commitmentOf,
	keepAnswer,
	lockAsking,
	sealedOffer,
	type Answered,
	type Asking,
	type Written
} from './commitment-record.ts';
import { followTermsOf } from './terms.ts';

export type FollowRefusal = 'not_found' | 'commitment_not_asked' | 'commitment_answer_missing' | 'commitment_faulty';

/** Answers whether it was done, something else was, or neither: as long as the asking is open, and as often as one likes. No event tells of it. */
export function answerCommitment(
	context: Context,
	{ delivery_id, said }: { delivery_id: string; said: string }
): Promise<Outcome<{ id: string; said: FollowAnswer }, FollowRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await openAsking(trx, context, delivery_id);
		if (!found.ok) return found;
		const { asking, written, before } = found.value;
		const answer = followAnswers.find((one) => one === said);
		if (!answer) return refused('commitment_answer_missing');
		const kept: Answered = answer === 'did' || !before ? { said: answer, obstacle: null, note: '' } : { ...before, said: answer };
		await keepAnswer(trx, asking.id, written.id, kept);
		return done({ id: written.id, said: answer });
	});
}

export const offers = ['no', 'unnamed', 'named'] as const;

/**
 * Says what was in the way: one of the edition's obstacles and, if one likes, words. They stay with whoever wrote them, unless they
 * offer them to the consultations of the delivery, with their name or without; what they had offered before goes.
 */
export function tellObstacle(
	context: Context,
	{ delivery_id, obstacle, note, offer }: { delivery_id: string; obstacle: string; note: string; offer: string }
): Promise<Outcome<undefined, FollowRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await openAsking(trx, context, delivery_id);
		if (!found.ok) return found;
		const { asking, written, before, editionId } = found.value;
		if (!before || before.said === 'did') return refused('commitment_not_asked');
		const { obstacles } = await followTermsOf(trx, editionId);
		const words = note.normalize('NFC').trim();
		const faults = [
			...(obstacles.some(({ key }) => key === obstacle) ? [] : [{ field: 'obstacle', key: 'evaluation_commitment_fault_obstacle' }]),
			...(words.length > longestObstacle ? [{ field: 'note', key: 'evaluation_commitment_fault_note' }] : [])
		];
		if (faults.length > 0) return refused('commitment_faulty', faults);
		await keepAnswer(trx, asking.id, written.id, { ...before, obstacle, note: words });
		await takeBack(trx, written.id);
		if (offer === 'named' || offer === 'unnamed')
			await trx
				.insertInto('evaluation.offered_obstacle')
				.values({
					id: newId(),
					commitment_id: written.id,
					words: sealedOffer(written.id, { obstacle, note: words }),
					named: offer === 'named',
					offered_on: dayOf(context.now)
				})
				.execute();
		return done();
	});
}

/** Takes an offered obstacle back: those who lead do not read it any more. */
export function takeBackObstacle(
	{ db, actor }: Context,
	{ delivery_id }: { delivery_id: string }
): Promise<Outcome<undefined, 'not_found'>> {
	return db.transaction().execute(async (trx) => {
		const written = actor.kind === 'person' ? await commitmentOf(trx, delivery_id, actor.id) : undefined;
		if (!written) return refused('not_found');
		await takeBack(trx, written.id);
		return done();
	});
}

const takeBack = (trx: Trx, commitmentId: string) =>
	trx.deleteFrom('evaluation.offered_obstacle').where('commitment_id', '=', commitmentId).execute();

type Open = { asking: Asking; written: Written; before: Answered | undefined; editionId: string };

/** The asking that is open to the acting person, held until the transaction ends. */
async function openAsking(
	trx: Trx,
	{ actor, now }: Context,
	deliveryId: string
): Promise<Outcome<Open, 'not_found' | 'commitment_not_asked'>> {
	const delivery = isId(deliveryId) ? await deliveryById(trx, deliveryId) : undefined;
	if (!delivery || actor.kind !== 'person') return refused('not_found');
	const latest = (await askingsOf(trx, delivery.id)).at(-1);
	const asking = latest && (await lockAsking(trx, latest.id));
	// Read after the asking is held: whoever has withdrawn meanwhile answers nothing.
	const written = await commitmentOf(trx, delivery.id, actor.id);
	if (!written) return refused('not_found');
	if (!asking || asking.closed_on !== null || asking.closes_on < dayOf(now)) return refused('commitment_not_asked');
	return done({ asking, written, before: (await answersOf(trx, written.id)).get(asking.id), editionId: delivery.edition_id });
}
