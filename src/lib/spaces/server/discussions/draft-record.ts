import { plannedOnce, type Context, type Trx } from '#platform/server';
import { longestPost } from '../../index.ts';

export type Draft = { title: string; body: string; saved_at: Date };
type Place = { place_id: string; title: string; body: string };

/** Keeps what somebody has begun to write in a place; nothing typed, nothing kept. */
export async function keepDraft(trx: Trx, { actor, now }: Context, { place_id, title, body }: Place): Promise<void> {
	if (actor.kind !== 'person') return;
	if (title.trim() === '' && body.trim() === '')
		return void (await trx.deleteFrom('spaces.draft').where('person_id', '=', actor.id).where('place_id', '=', place_id).execute());
	const kept = { title: title.slice(0, 200), body: body.slice(0, longestPost), saved_at: now };
	await trx
		.insertInto('spaces.draft')
		.values({ person_id: actor.id, place_id, ...kept })
		.onConflict((conflict) => conflict.columns(['person_id', 'place_id']).doUpdateSet(kept))
		.execute();
}

/** What whoever acts has begun to write in a place. */
export const draftIn = (trx: Trx, { actor }: Pick<Context, 'actor'>, placeId: string): Promise<Draft | undefined> =>
	trx
		.selectFrom('spaces.draft')
		.select(['title', 'body', 'saved_at'])
		.where('person_id', '=', actor.id)
		.where('place_id', '=', placeId)
		.modifyEnd(plannedOnce)
		.executeTakeFirst();
