import { done, isId, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { itemFor, roomFor } from '../rooms/index.ts';
import { keepDraft } from './draft-record.ts';

/** In a discussion (its id), or a new one in a room (the room's). */
export type SaveDraft = { place_id: string; title?: string; body: string };

/** Keeps what somebody has typed, also in a room that has closed meanwhile. By whoever sees the place. Nobody else ever sees it. */
export function saveDraft(context: Context, { place_id, title = '', body }: SaveDraft): Promise<Outcome<{ saved_at: Date }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		if (context.actor.kind !== 'person' || !isId(place_id)) return refused('not_found');
		if (!(await roomFor(trx, context, place_id)) && !(await itemFor(trx, context, place_id))) return refused('not_found');
		await keepDraft(trx, context, { place_id, title, body });
		return done({ saved_at: context.now });
	});
}
