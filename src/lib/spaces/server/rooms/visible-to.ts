import { sql } from 'kysely';
import type { Stand, Standing } from '../../visibility.ts';

/**
 * The rule `maySee` as a condition over the row `item` of `spaces.item`. Every list, count, search and letter that shows anything
 * of items asks it; a property test holds it against the rule. Removed items are seen by their authors and leaders: a list
 * that shows none adds `item.removed_at is null`.
 */
export function visibleTo({ person_id, rooms }: Standing) {
	const all = idsOf(rooms);
	const leads = idsOf(rooms.filter((room) => room.leads));
	const editions = [...new Set(rooms.filter(({ kind }) => kind !== 'training').map(({ edition_id }) => edition_id))];
	// A school in a room, as one text: pairs of ids cannot travel as one list.
	const schools = rooms.flatMap(({ room_id, schools }) => schools.map((school) => `${room_id} ${school}`));
	return sql<boolean>`((item.author_id = ${person_id}::uuid and item.room_id = any(${all}::uuid[])) or ((item.removed_at is null or item.room_id = any(${leads}::uuid[])) and (
		item.visibility = 'public'
		or (item.visibility in ('network', 'edition') and item.room_id = any(${all}::uuid[]))
		or (item.visibility = 'edition' and item.edition_id = any(${editions}::uuid[]))
		or (item.visibility = 'school' and item.room_id::text || ' ' || item.school_id::text = any(${schools}::text[]))
		or (item.asked_id = ${person_id}::uuid and item.room_id = any(${all}::uuid[])))))`;
}

/**
 * The same of the items of one room alone, for somebody who is in it: what the database can foretell, so that it reads a page of a long
 * list by the index of the room.
 */
export const visibleHere = ({ person_id }: Pick<Standing, 'person_id'>, { room_id, schools, leads }: Stand) =>
	sql<boolean>`(item.room_id = ${room_id}::uuid and (item.author_id = ${person_id}::uuid or (${leads ? sql`true` : sql`item.removed_at is null`} and (
		item.visibility in ('network', 'edition', 'public')
		or (item.visibility = 'school' and item.school_id = any(${[...schools]}::uuid[]))
		or item.asked_id = ${person_id}::uuid))))`;

const idsOf = (rooms: readonly Stand[]): string[] => rooms.map(({ room_id }) => room_id);
