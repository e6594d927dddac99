import { sql } from 'kysely';
import { dayOf, type Day } from '#platform';
import { plannedOnce, stepThrough, type Context, type Trx } from '#platform/server';
import type { Part, RoomKind, Stand, Standing } from '../../visibility.ts';

/** Only one room, or only the rooms of one edition: a page need not know the others. */
type Only = { room_id?: string; edition_id?: string };

/**
 * What whoever acts is in their rooms: as of today, or of the last day of a room that is closed. One query, nothing is kept.
 * To see items of one room rightly the rooms of its edition are needed, not that room alone.
 */
export async function standingOf(trx: Trx, { actor, now }: Pick<Context, 'actor' | 'now'>, only: Only = {}): Promise<Standing> {
	if (actor.kind === 'person') return standingFor(trx, actor.id, dayOf(now), only);
	// What rooms show to everybody names its authors.
	await stepThrough(trx, 'published');
	return { person_id: null, rooms: [] };
}

/** The same of any person: for letters and for what is sent while nobody asks. */
export async function standingFor(trx: Trx, personId: string, today: Day, { room_id, edition_id }: Only = {}): Promise<Standing> {
	const { rows } = await sql<Row>`
		select * from spaces.standing_on(${personId}::uuid, ${today}::date, ${room_id ?? null}::uuid, ${edition_id ?? null}::uuid) ${plannedOnce}`.execute(
		trx
	);
	const rooms = new Map<string, Stand>();
	for (const { part, school_id, leads, ...room } of rows) {
		const stand = rooms.get(room.room_id) ?? { ...room, parts: [], schools: [], leads: false };
		rooms.set(room.room_id, {
			...stand,
			parts: [...new Set([...stand.parts, part])],
			schools: [...new Set([...stand.schools, ...(school_id === null ? [] : [school_id])])],
			leads: stand.leads || leads
		});
	}
	return { person_id: personId, rooms: [...rooms.values()] };
}

type Row = {
	room_id: string;
	kind: RoomKind;
	edition_id: string;
	part: Part;
	school_id: string | null;
	open: boolean;
	leads: boolean;
};

/** Of `member` and `span`: whether the row counts today, or on the last day of a closed room. */
export const standsOn = (today: Day) =>
	sql<boolean>`member.starts_on <= least(${today}::date, span.closes_on) and (member.ends_on is null or member.ends_on >= least(${today}::date, span.closes_on))`;
