import { sql } from 'kysely';
import { dayOf, done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { itemFor, membersOf, readersOf, type ItemOf, type ItemRecord, type Member } from '../rooms/index.ts';
import { gatheringById, type GatheringRecord } from './gathering-record.ts';

/** Who was there as a form sent it back: whom it listed, who of them had a tick when it was opened, and who has one now. */
export type NoteAttendance = { id: string; listed: readonly string[]; before: readonly string[]; came: readonly string[] };
export type NoteAttendanceRefusal = 'not_found' | 'room_closed' | 'gathering_ahead' | 'hours_in_register';

/**
 * Notes who was at a gathering, also people of the room who had not signed up: by whoever planned it, leads the room, or hosts the visit, once it has
 * begun. Only what was changed on the form is written, so that of two who tick at once nobody undoes the other. It gives no hours: where a
 * register counts them, that alone says who was there, and here nothing is noted.
 */
export function noteAttendance(context: Context, input: NoteAttendance): Promise<Outcome<{ came: number }, NoteAttendanceRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const of = await itemFor(trx, context, input.id, { kind: 'event', lock: true });
		const gathering = of && !of.item.removed ? await gatheringById(trx, input.id) : undefined;
		if (!of || !gathering || !leadsGathering(context, of, gathering)) return refused('not_found');
		if (!of.stand?.open) return refused('room_closed');
		if (gathering.starts_at > context.now || gathering.cancelled_at !== null) return refused('gathering_ahead');
		if (gathering.delivery_id !== null) return refused('hours_in_register');
		const known = new Map((await attendanceOf(trx, input.id)).map((one) => [one.person_id, one]));
		const others = new Map((await othersFor(trx, context, of.item)).map((one) => [one.person_id, one]));
		const [before, came] = [new Set(input.before), new Set(input.came)];
		let written = 0;
		for (const person of new Set(input.listed)) {
			const here = known.get(person);
			if (!here && (!others.has(person) || !came.has(person))) continue;
			const changed = before.has(person) !== came.has(person);
			if (!changed && here?.attended !== null) continue;
			await mark(trx, context, input.id, person, came.has(person), others.get(person));
			written += 1;
		}
		const there = (await attendanceOf(trx, input.id)).filter(({ attended }) => attended).length;
		if (written > 0)
			await record(trx, context, {
				name: 'attendance.noted',
				subject: { kind: 'gathering', id: input.id },
				also: [{ kind: 'room', id: gathering.room_id }],
				particulars: { came: there }
			});
		return done({ came: there });
	});
}

/** Whoever planned a gathering, leads its room, or hosts the visit. */
export const leadsGathering = ({ actor }: Pick<Context, 'actor'>, { stand }: ItemOf, gathering: GatheringRecord): boolean =>
	actor.kind === 'person' && ((stand?.leads ?? false) || gathering.author_id === actor.id || gathering.host_id === actor.id);

/** Whoever came without having signed up takes no seat: their row is withdrawn as it is made. */
async function mark(trx: Trx, { actor, now }: Context, event_id: string, person_id: string, attended: boolean, other: Member | undefined) {
	const said = { attended, marked_at: now, marked_by: actor.id };
	await trx
		.insertInto('spaces.sign_up')
		.values({ event_id, person_id, school_id: other?.schools[0]?.id ?? null, signed_at: now, withdrawn_at: now, ...said })
		.onConflict((conflict) => conflict.columns(['event_id', 'person_id']).doUpdateSet(said))
		.execute();
}

/** Somebody on the list of who was there; `attended` is null while nobody has said so. */
export type Attending = { person_id: string; name: string; school: string | null; attended: boolean | null; asked: boolean };

/** Who has signed up, and who was there without that: by name. */
export async function attendanceOf(trx: Trx, eventId: string): Promise<Attending[]> {
	const { rows } = await sql<Attending>`
		select s.person_id, person.name, school.name as school, s.attended, s.withdrawn_at is null as asked
		from spaces.sign_up s
		join people.person person on person.id = s.person_id
		left join people.organisation school on school.id = s.school_id
		where s.event_id = ${eventId} and (s.withdrawn_at is null or s.attended)
		order by person.name collate "lt-x-icu", s.person_id`.execute(trx);
	return rows;
}

/** People of the room who see the gathering and are not on its list: of them whoever came all the same is chosen. */
export async function othersFor(trx: Trx, { now }: Pick<Context, 'now'>, item: ItemRecord): Promise<Member[]> {
	const day = dayOf(now);
	const readers = new Set(await readersOf(trx, item, day));
	const listed = new Set((await attendanceOf(trx, item.id)).map(({ person_id }) => person_id));
	return (await membersOf(trx, item.room_id, day)).filter(({ person_id }) => readers.has(person_id) && !listed.has(person_id));
}

export type AttendancePage = { gathering: GatheringRecord; listed: Attending[]; others: Member[] };

/** The list of who was there, for whoever may fill it in: once the gathering has begun, in a living room, and where no register does it. */
export function readAttendance(context: Context, id: string): Promise<Outcome<AttendancePage, NoteAttendanceRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const of = await itemFor(trx, context, id, { kind: 'event' });
		const gathering = of && !of.item.removed ? await gatheringById(trx, id) : undefined;
		if (!of || !gathering || !leadsGathering(context, of, gathering)) return refused('not_found');
		if (!of.stand?.open) return refused('room_closed');
		if (gathering.starts_at > context.now || gathering.cancelled_at !== null) return refused('gathering_ahead');
		if (gathering.delivery_id !== null) return refused('hours_in_register');
		return done({ gathering, listed: await attendanceOf(trx, id), others: await othersFor(trx, context, of.item) });
	});
}
