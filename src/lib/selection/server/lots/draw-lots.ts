import { randomBytes } from 'node:crypto';
import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { lockRoundForCentre, type RoundRefusal } from '../centre-round.ts';

export type DrawRefusal = RoundRefusal | 'call_still_open' | 'lots_drawn' | 'reviews_begun';

/**
 * Draws the lots of a round and publishes them in the same act: 32 random bytes, from which anybody works out the order
 * of the applications. Refused while the call is open, a second time, and once the reviews have begun: nobody may have
 * known a score when the lots were drawn.
 */
export function drawLots(context: Context, { call }: { call: string }): Promise<Outcome<{ seed: string }, DrawRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockRoundForCentre(trx, context, call);
		if (!found.ok) return found;
		const { round, phases, officer } = found.value;
		const { now } = context;
		if (now < found.value.call.closes_at) return refused('call_still_open');
		const drawn = await trx.selectFrom('selection.lots').select('seed').where('round_id', '=', round.id).executeTakeFirst();
		if (drawn) return refused('lots_drawn');
		if (phases.some(({ kind, starts_at }) => kind !== 'declaration' && starts_at <= now)) return refused('reviews_begun');

		const seed = randomBytes(32).toString('hex');
		await trx
			.insertInto('selection.lots')
			.values({ round_id: round.id, method: 'sha256-seed-name', seed, drawn_at: now, drawn_by: officer, published_at: now })
			.execute();
		await record(trx, context, {
			name: 'lots.drawn',
			subject: { kind: 'round', id: round.id },
			also: [{ kind: 'call', id: found.value.call.id }],
			particulars: { call: found.value.call.name, seed }
		});
		return done({ seed });
	});
}
