import { newId } from '#platform';
import type { Trx } from '#platform/server';
import {
	deliveryById,
	participantsOf,
	prepareDeliveries,
	sessionsOf,
	writeHours,
	type NewHours,
	type Participant,
	type Session
} from '#delivery/server';
import { today, type TestDatabase } from './database.ts';
import { publishedSeason, type Season } from './published.ts';

/** A season whose deliveries stand: half-days, participants, lecturers. */
export async function preparedSeason(db: TestDatabase, counts: { schools?: number; lecturers?: number } = {}): Promise<Season> {
	const season = await publishedSeason(db, counts);
	const prepared = await prepareDeliveries(db.as(season.officer), { edition_id: season.edition });
	if (!prepared.ok) throw new Error(prepared.refusal);
	return season;
}

type Quarters = { contact: number; consultation: number };
export type Teaching = {
	delivery: string;
	lecturers: string[];
	/** What a participant attended of a half-day, in quarters; everybody all of it unless told otherwise. */
	attendance?: (participant: Participant, session: Session) => Quarters;
	/** Which half-days; all of them unless told otherwise. */
	only?: (session: Session) => boolean;
	now?: Date;
};

const inTrx = <Value>(db: TestDatabase, now: Date, work: (trx: Trx) => Promise<Value>): Promise<Value> =>
	db.asSystem(now).db.transaction().execute(work);

/** Half-days of a delivery are held: the rows are those that the closing of a register writes. */
export const teach = (db: TestDatabase, { now = new Date('2027-05-03T08:00:00Z'), ...teaching }: Teaching): Promise<void> =>
	inTrx(db, now, async (trx) => {
		const { delivery: id, lecturers, attendance = (_: Participant, session: Session) => session, only = () => true } = teaching;
		const delivery = await deliveryById(trx, id);
		const people = await participantsOf(trx, id);
		for (const session of (await sessionsOf(trx, id)).filter(only)) {
			const closing_id = await close(trx, session, lecturers, now);
			const entry = (person_id: string, as_what: NewHours['as_what'], { contact, consultation }: Quarters): NewHours => ({
				...{ person_id, as_what, contact, consultation, closing_id },
				delivery_id: id,
				edition_id: delivery?.edition_id ?? '',
				session_id: session.id,
				consultation_id: null,
				held_on: session.held_on,
				during: { from: session.begins_at, to: session.ends_at }
			});
			await writeHours(trx, db.asSystem(now), [
				...people.map((one) => entry(one.person_id, 'participant', attendance(one, session))),
				...lecturers.map((one) => entry(one, 'lecturer', session))
			]);
		}
	});

async function close(trx: Trx, session: Session, lecturers: string[], closed_at: Date): Promise<string> {
	const id = newId();
	const row = { id, session_id: session.id, number: session.closings + 1, register: '[]', lecturers, closed_at, closed_by: null };
	await trx
		.insertInto('delivery.closing')
		.values({ ...row, reason: session.closings > 0 ? 'Taisoma' : '' })
		.execute();
	return id;
}

/** The first hours of somebody on a day are corrected: the entry is superseded, and another stands in its place. */
export const correctHours = (
	db: TestDatabase,
	{ delivery, person, on, contact, now = today }: { delivery: string; person: string; on: string; contact: number; now?: Date }
): Promise<void> =>
	inTrx(db, now, async (trx) => {
		const {
			superseded_at: _,
			superseded_by: __,
			superseded_why: ___,
			...old
		} = await trx
			.selectFrom('delivery.hours')
			.selectAll()
			.where('delivery_id', '=', delivery)
			.where('person_id', '=', person)
			.where('held_on', '=', on)
			.where('superseded_at', 'is', null)
			.orderBy('contact', 'desc')
			.executeTakeFirstOrThrow();
		await trx.updateTable('delivery.hours').set({ superseded_at: now, superseded_why: 'Klaida' }).where('id', '=', old.id).execute();
		await trx
			.insertInto('delivery.hours')
			.values({ ...old, id: newId(), contact, written_at: now })
			.execute();
	});
