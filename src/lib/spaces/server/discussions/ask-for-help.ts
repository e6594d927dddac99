import { done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { moveItem } from '../rooms/index.ts';
import { discussionFor } from './discussion-record.ts';
import { helpFaults, setHelp, type Help } from './help-record.ts';

export type AskForHelp = { discussion_id: string } & Help;
export type AskRefusal = 'not_found' | 'room_closed' | 'not_yours' | 'help_faulty';

/**
 * Asks a coordinator, expert, lecturer or officer of the room for help with a discussion, by a day; asked anew, the one asked before is
 * asked no more. By the author of the discussion. Whoever is asked sees it even where few others do.
 */
export function askForHelp(context: Context, { discussion_id, ...help }: AskForHelp): Promise<Outcome<undefined, AskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await discussionFor(trx, context, discussion_id, true);
		if (!found) return refused('not_found');
		if (!found.lives) return refused('room_closed');
		if (found.item.author_id !== context.actor.id || !found.talks) return refused('not_yours');
		const faults = await helpFaults(trx, context, found.item.room_id, help);
		if (faults.length > 0) return refused('help_faulty', faults);
		await setHelp(trx, context, found.item, help);
		await moveItem(trx, context, found.item.id);
		return done();
	});
}
