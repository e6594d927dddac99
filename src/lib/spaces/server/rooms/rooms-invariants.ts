import { sql } from 'kysely';
import { holds, type Invariant } from '#platform/server';

export const roomsInvariants: Invariant[] = [
	holds(
		'An item stands in the edition of its room.',
		sql`select 'item ' || item.id as record from spaces.item item join spaces.room room on room.id = item.room_id
			where item.edition_id <> room.edition_id`
	),
	holds(
		'A discussion counts its posts.',
		sql`select 'discussion ' || d.id as record from spaces.discussion d
			where d.posts <> (select count(*) from spaces.post p where p.discussion_id = d.id and p.removed_at is null)`
	),
	holds(
		'Nobody is asked who was never in the room.',
		sql`select 'item ' || item.id as record from spaces.item item
			where item.asked_id is not null and not exists (
				select from spaces.member member where member.room_id = item.room_id and member.person_id = item.asked_id)`
	)
];
