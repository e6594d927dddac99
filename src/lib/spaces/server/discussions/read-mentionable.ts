import { dayOf, done, isId, refused, type Outcome } from '#platform';
import { within, type Context, type Trx } from '#platform/server';
import { choicesIn, mostNames, namesLike } from '../../index.ts';
import { itemFor, membersOf, readersOf, roomFor, type RoomOf } from '../rooms/index.ts';

/** What stands after the @ so far, and where: in a discussion, or in a new one that these will see. */
export type Mentioning = { room_id: string; item_id?: string | undefined; visibility?: string | undefined; typed: string };
export type Offered = { name: string; school: string };

/** Nobody types faster. */
const limit = { times: 300, seconds: 300 };

/**
 * Whom somebody who writes in a room may want to mention: of the people of the room who will see what is written eight at most, as their names begin. For
 * whoever is in the room; the names of a room are told to nobody outside.
 */
export function readMentionable(
	context: Context,
	{ room_id, item_id, visibility, typed }: Mentioning
): Promise<Outcome<Offered[], 'not_found' | 'too_many'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = isId(room_id) ? await roomFor(trx, context, room_id) : null;
		if (!found || context.actor.kind !== 'person') return refused('not_found');
		const readers = await readersIn(trx, context, found, item_id, visibility);
		if (!readers) return refused('not_found');
		if (!(await within(trx, context.now, 'spaces.names', context.actor.id, limit))) return refused('too_many');
		const people = (await membersOf(trx, room_id, dayOf(context.now))).filter(
			({ person_id }) => readers.has(person_id) && person_id !== context.actor.id
		);
		const like = namesLike(people, typed.slice(0, 100)).slice(0, mostNames);
		return done(like.map(({ name, schools }) => ({ name, school: schools[0]?.name ?? '' })));
	});
}

/** Who sees the discussion, or would see a new one. */
async function readersIn(
	trx: Trx,
	context: Context,
	{ room, stand }: RoomOf,
	itemId: string | undefined,
	visibility: string | undefined
): Promise<Set<string> | null> {
	const day = dayOf(context.now);
	if (itemId !== undefined) {
		const of = isId(itemId) ? await itemFor(trx, context, itemId, { kind: 'discussion' }) : null;
		return of?.item.room_id === room.id ? new Set(await readersOf(trx, of.item, day)) : null;
	}
	const chosen = choicesIn(stand).find((one) => one === visibility) ?? 'network';
	const mine = { school_id: stand.schools[0] ?? null, author_id: context.actor.id ?? '', asked_id: null };
	return new Set(await readersOf(trx, { room_id: room.id, edition_id: room.edition_id, visibility: chosen, ...mine }, day));
}
