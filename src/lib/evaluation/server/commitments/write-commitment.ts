import { dayOf, done, newId, refused, type Outcome } from '#platform';
import { takeLettersBack, type Context } from '#platform/server';
import { lockDelivery } from '#delivery/server';
import { mayWrite, readCommitment } from '../../commitment.ts';
import { heldDays, peopleNow } from '../open-survey.ts';
import { askingsOf, commitmentOf, sealedCommitment } from './commitment-record.ts';
import { lettersOf } from './mails/follow.ts';
import { followTermsOf } from './terms.ts';

export type WriteRefusal = 'not_found' | 'commitment_not_now' | 'commitment_faulty';

/**
 * Writes, or changes, what a participant will do („jei …, tai aš …“): from the last day on, for the days that the edition gives, until it
 * is asked about. Nobody else reads it, and no event tells that it was written.
 */
export function writeCommitment(
	context: Context,
	{ delivery_id, ...typed }: { delivery_id: string; if: string; then: string }
): Promise<Outcome<{ id: string }, WriteRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const delivery = await lockDelivery(trx, delivery_id);
		if (actor.kind !== 'person' || !delivery || delivery.kind === 'meeting') return refused('not_found');
		if (!(await peopleNow(trx, delivery.id)).includes(actor.id)) return refused('not_found');
		const held = await heldDays(trx, delivery.id);
		const asked = (await askingsOf(trx, delivery.id)).length > 0;
		const terms = await followTermsOf(trx, delivery.edition_id);
		if (!held || delivery.cancelled_at !== null || !mayWrite({ last_on: held.last_on, asked }, terms, dayOf(now)))
			return refused('commitment_not_now');
		const { said, faults } = readCommitment(typed);
		if (faults.length > 0)
			return refused(
				'commitment_faulty',
				faults.map(({ field, key }) => ({ field, key: `evaluation_commitment_fault_${field}_${key}` }))
			);
		const before = await commitmentOf(trx, delivery.id, actor.id);
		const id = before?.id ?? newId();
		const row = { words: sealedCommitment(id, said), written_on: dayOf(now) };
		if (before) await trx.updateTable('evaluation.commitment').set(row).where('id', '=', id).execute();
		else
			await trx
				.insertInto('evaluation.commitment')
				.values({ id, delivery_id: delivery.id, person_id: actor.id, ...row })
				.execute();
		return done({ id });
	});
}

/** Takes it back, at any time: letters stop, and what was written, answered and offered is deleted. Sums that are closed stay; they know nobody. */
export function withdrawCommitment(
	{ db, actor, now }: Context,
	{ delivery_id }: { delivery_id: string }
): Promise<Outcome<undefined, 'not_found'>> {
	return db.transaction().execute(async (trx) => {
		// The letter that is being written just now is there before it is taken back.
		await lockDelivery(trx, delivery_id);
		const written = actor.kind === 'person' ? await commitmentOf(trx, delivery_id, actor.id) : undefined;
		if (!written) return refused('not_found');
		await trx.deleteFrom('evaluation.commitment').where('id', '=', written.id).execute();
		await takeLettersBack(trx, now, lettersOf(written.id));
		return done();
	});
}
