import { sql } from 'kysely';
import { dayOf, done, isId, refused, type Outcome } from '#platform';
import { plannedOnce, type Context, type Trx } from '#platform/server';
import type { ItemKind, Stand, Visibility } from '../../visibility.ts';
import { countMembers, membersOf, type Member } from './members.ts';
import { roomFor, roomsById, type RoomOf, type RoomRecord } from './room-record.ts';
import { standingOf } from './standing.ts';
import { visibleHere } from './visible-to.ts';

/** Something that stands in a room, as its front shows it. */
export type Latest = {
	id: string;
	room_id: string;
	kind: ItemKind;
	title: string;
	visibility: Visibility;
	author: string;
	moved_at: Date;
	unread: boolean;
};
/** A question that nobody has answered yet, with whom it asks by name. */
export type Waiting = { id: string; title: string; author: string; asked: string | null; answer_by: Date | null; made_at: Date };
export type RoomFront = RoomOf & { latest: Latest[]; waiting: Waiting[]; people: number };

/** The front of a room, for whoever is in it: what moved last and which questions wait for an answer. */
export function readFront(context: Context, id: string): Promise<Outcome<RoomFront, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await roomFor(trx, context, id);
		if (!found) return refused('not_found');
		const person_id = context.actor.id;
		return done({
			...found,
			latest: await latestOf(trx, person_id, found.stand),
			waiting: await waitingIn(trx, person_id, found.stand),
			people: await countMembers(trx, id, dayOf(context.now))
		});
	});
}

const shownLatest = 12;

/** The latest of each kind by the index, then the latest of all. */
async function latestOf(trx: Trx, person_id: string | null, stand: Stand): Promise<Latest[]> {
	const { rows } = await sql<Latest>`
		select found.id, found.room_id, found.kind, found.title, found.visibility, author.name as author, found.moved_at,
			(seen.seen_at is null or seen.seen_at < found.moved_at) and found.author_id is distinct from ${person_id}::uuid as unread
		from unnest(array['discussion', 'material', 'event', 'task']) as kinds (kind)
		cross join lateral (
			select item.* from spaces.item item
			where ${visibleHere({ person_id }, stand)} and item.kind = kinds.kind and item.removed_at is null
			order by item.moved_at desc, item.id desc limit ${sql.lit(shownLatest)}
		) found
		join people.person author on author.id = found.author_id
		left join spaces.seen seen on seen.item_id = found.id and seen.person_id = ${person_id}::uuid
		order by found.moved_at desc, found.id desc limit ${sql.lit(shownLatest)} ${plannedOnce}`.execute(trx);
	return rows;
}

/** Questions with nothing but their own first post, and asks that were not answered: the oldest first. */
async function waitingIn(trx: Trx, person_id: string | null, stand: Stand): Promise<Waiting[]> {
	const { rows } = await sql<Waiting>`
		select item.id, item.title, author.name as author, helper.name as asked, discussion.answer_by, item.made_at
		from spaces.item item
		join spaces.discussion discussion on discussion.id = item.id
		join people.person author on author.id = item.author_id
		left join people.person helper on helper.id = discussion.helper_id
		where ${visibleHere({ person_id }, stand)} and item.kind = 'discussion' and item.removed_at is null
			and discussion.question and discussion.resolved_at is null
			and (discussion.posts <= 1 or (discussion.helper_id is not null and discussion.helped_at is null))
		order by discussion.answer_by nulls last, item.made_at limit 5 ${plannedOnce}`.execute(trx);
	return rows;
}

export type RoomPeople = RoomOf & { people: Member[] };

/** Who is in a room, for whoever is in it. Nobody is told who reads and who writes. */
export function readPeople(context: Context, id: string): Promise<Outcome<RoomPeople, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await roomFor(trx, context, id);
		if (!found) return refused('not_found');
		return done({ ...found, people: await membersOf(trx, id, dayOf(context.now)) });
	});
}

export type OwnRoom = RoomRecord & { open: boolean };

/** The rooms of whoever acts: networks, trainings and programmes in which they have a part. To an officer of the centre trainings are shown where they are held. */
export function readOwnRooms(context: Context): Promise<OwnRoom[]> {
	return context.db.transaction().execute(async (trx) => {
		const { rooms } = await standingOf(trx, context);
		const own = rooms.filter(({ kind, parts }) => kind !== 'training' || parts.some((part) => part !== 'centre_officer')).slice(0, 200);
		const found = await roomsById(
			trx,
			own.map(({ room_id }) => room_id)
		);
		return found.map((room) => ({ ...room, open: own.find(({ room_id }) => room_id === room.id)?.open ?? false }));
	});
}

/** Whether whoever acts is in the room of a network or training: only then a page leads there. */
export function isInRoom(context: Context, id: string): Promise<boolean> {
	return context.db.transaction().execute(async (trx) => isId(id) && (await standingOf(trx, context, { room_id: id })).rooms.length > 0);
}
