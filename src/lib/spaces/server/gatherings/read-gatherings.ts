import { sql } from 'kysely';
import { dayOf, done, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { seatsLeft } from '../../gathering.ts';
import { mayTalk } from '../../visibility.ts';
import {
	itemFor,
	livesOn,
	membersOf,
	roomById,
	roomFor,
	standingOf,
	visibleTo,
	type ItemOf,
	type Member,
	type RoomOf
} from '../rooms/index.ts';
import { attendanceOf, leadsGathering, type Attending } from './attendance.ts';
import { gatheringById, gatheringsWhere, signUpsOf, type GatheringRecord, type SignUp } from './gathering-record.ts';
import { onPage, pageWithin } from './page-within.ts';
import { isOver } from './plan-gathering.ts';
import { countingOn, mayCount, registerOf, type Counting, type RegisterOf } from './register-of.ts';

/** What of a room's calendar somebody sees: what is to come, the earliest first, and a page of what was, the latest first. */
export type GatheringList = RoomOf & { ahead: GatheringRecord[]; past: GatheringRecord[]; were: number; page: number; mine: string[] };

/** More than anybody plans ahead in the rooms of an edition; what is nearest is shown. */
const mostAhead = 200;

/** The calendar of a room; `page`: of what was, fifty on each. Behind the last page stands the last page. */
export function readGatherings(context: Context, roomId: string, page = 1): Promise<Outcome<GatheringList, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const room = await roomFor(trx, context, roomId);
		if (!room) return refused('not_found');
		const { ahead, past, were, at } = await seenIn(trx, context, room, page);
		const seen = await gatheringsWhere(trx, { ids: [...ahead, ...past] });
		return done({
			...room,
			ahead: seen.filter(({ id }) => ahead.includes(id)),
			past: seen.filter(({ id }) => past.includes(id)).reverse(),
			...{ were, page: at },
			mine: await joinedOf(trx, context)
		});
	});
}

/** Gatherings of the room, and those of other rooms of the edition that are open to neighbours. */
async function seenIn(trx: Trx, context: Context, { room }: RoomOf, page: number) {
	const standing = await standingOf(trx, context, { edition_id: room.edition_id });
	const seen = sql`spaces.item item join spaces.event event on event.id = item.id
		where item.kind = 'event' and item.removed_at is null and ${visibleTo(standing)}
			and (item.room_id = ${room.id} or (item.edition_id = ${room.edition_id} and item.visibility in ('edition', 'public')))`;
	const ahead = await sql<{ id: string }>`
		select item.id from ${seen} and event.ends_at >= ${context.now}
		order by event.starts_at, event.id limit ${mostAhead}`.execute(trx);
	const counted = await sql<{ were: number }>`select count(*)::int as were from ${seen} and event.ends_at < ${context.now}`.execute(trx);
	const were = counted.rows[0]?.were ?? 0;
	const at = pageWithin(page, were);
	const past = await sql<{ id: string }>`
		select item.id from ${seen} and event.ends_at < ${context.now}
		order by event.starts_at desc, event.id desc limit ${onPage} offset ${(at - 1) * onPage}`.execute(trx);
	return { ahead: ahead.rows.map(({ id }) => id), past: past.rows.map(({ id }) => id), were, at };
}

async function joinedOf(trx: Trx, { actor }: Context): Promise<string[]> {
	if (actor.kind !== 'person') return [];
	const rows = await trx
		.selectFrom('spaces.sign_up')
		.select('event_id')
		.where('person_id', '=', actor.id)
		.where('withdrawn_at', 'is', null)
		.execute();
	return rows.map(({ event_id }) => event_id);
}

export type MinutesRecord = {
	number: number;
	present: string;
	text: string;
	decisions: string[];
	next_on: Day | null;
	written_at: Date;
	writer: string;
};

export type GatheringTask = { id: string; title: string; owner: string; due_on: Day; done_at: Date | null };

export type GatheringDesk = ItemOf & {
	gathering: GatheringRecord;
	signed: SignUp[];
	/** Whether the reader belongs to its room or to a network of its edition: to nobody else is told who comes and what was said there. */
	belongs: boolean;
	/** Who was there, as whoever leads it noted; null while nothing is noted, and where a register says it. */
	came: Attending[] | null;
	/** Where its hours count, and what is said there. */
	register: RegisterOf | null;
	/** Where it might be made to count, for whoever may do so. */
	countable: Counting[] | null;
	/** What the acting person has said of it; null when they have not signed up. */
	own: SignUp | null;
	/** Seats left for them; null where there is no limit. */
	left: number | null;
	minutes: MinutesRecord[];
	tasks: GatheringTask[];
	people: Member[];
	may: { join: boolean; mark: boolean; change: boolean; write: boolean; thank: boolean; read_thanks: boolean };
};

export function readGathering(context: Context, id: string): Promise<Outcome<GatheringDesk, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const of = await itemFor(trx, context, id, { kind: 'event' });
		const gathering = of && !of.item.removed ? await gatheringById(trx, id) : undefined;
		if (!of || !gathering) return refused('not_found');
		const { actor, now } = context;
		const me = actor.kind === 'person' ? actor.id : null;
		const belongs = of.standing.rooms.some(({ room_id, kind }) => room_id === of.item.room_id || kind !== 'training');
		const signed = belongs ? await signUpsOf(trx, id) : [];
		const own = signed.find(({ person_id }) => person_id === me) ?? null;
		const open = of.stand?.open ?? false;
		const room = await roomById(trx, of.item.room_id);
		const takesPart = room !== undefined && me !== null && mayTalk(of.standing, of.item, livesOn(room, now));
		const over = isOver(gathering, now);
		const begun = gathering.starts_at <= now && gathering.cancelled_at === null;
		const attending = belongs && gathering.delivery_id === null ? await attendanceOf(trx, id) : [];
		const host = me !== null && gathering.host_id === me;
		return done({
			...of,
			gathering,
			// What visitors thank for is between them and the host.
			signed: signed.map((one) => (host || one.person_id === me ? one : { ...one, observed: '', thanks: '' })),
			belongs,
			came: attending.some(({ attended }) => attended !== null) ? attending.filter(({ attended }) => attended) : null,
			register: belongs ? await registerOf(trx, context, gathering) : null,
			countable:
				open && gathering.cancelled_at === null && (await mayCount(trx, context, of.item))
					? await countingOn(trx, of.item, gathering)
					: null,
			own,
			left: seatsLeft(gathering, gathering.taken, of.stand === null),
			minutes: belongs ? await minutesOf(trx, id) : [],
			tasks: belongs ? await tasksOf(trx, of, id) : [],
			people: of.stand ? await membersOf(trx, of.item.room_id, dayOf(now)) : [],
			may: {
				join: takesPart && !over,
				mark: open && begun && gathering.delivery_id === null && leadsGathering(context, of, gathering),
				change: open && !over && ((of.stand?.leads ?? false) || gathering.author_id === me),
				write: open && begun,
				thank: takesPart && own !== null && gathering.kind === 'visit' && begun,
				read_thanks: host
			}
		});
	});
}

async function minutesOf(trx: Trx, eventId: string): Promise<MinutesRecord[]> {
	const { rows } = await sql<MinutesRecord>`
		select m.number, m.present, m.text, m.decisions, m.next_on, m.written_at, person.name as writer
		from spaces.minutes m join people.person person on person.id = m.written_by
		where m.event_id = ${eventId} order by m.number desc`.execute(trx);
	return rows;
}

/** Tasks that the gathering gave, as far as the reader may see them. */
async function tasksOf(trx: Trx, { standing }: ItemOf, eventId: string): Promise<GatheringTask[]> {
	const { rows } = await sql<GatheringTask>`
		select item.id, item.title, owner.name as owner, task.due_on, task.done_at
		from spaces.task task
		join spaces.item item on item.id = task.id and item.removed_at is null
		join people.person owner on owner.id = task.owner_id
		where task.event_id = ${eventId} and ${visibleTo(standing)}
		order by task.due_on, item.id`.execute(trx);
	return rows;
}
