import type { Trx } from '#platform/server';
import type { MarkStatus } from '#delivery';
import {
	closeRegister,
	deliveryById,
	participantsOf,
	prepareDeliveries,
	sessionsOf,
	type Delivery,
	type Participant,
	type Session
} from '#delivery/server';
import type { TestDatabase } from './database.ts';
import { publishedSeason, type Season } from './published.ts';

/** A training that is ready to be held: its half-days, its team of eight and the two lecturers who lead it. */
export type Ready = {
	season: Season;
	delivery: Delivery;
	sessions: Session[];
	people: Participant[];
	lecturers: [string, string];
	head: string;
};

/** Reads as the machine does. */
export const read = <Value>(db: TestDatabase, ask: (trx: Trx) => Promise<Value>): Promise<Value> =>
	db.asSystem().db.transaction().execute(ask);

/** A published season whose trainings are made ready; the first of them is told. Its days are 2027-03-01 … 03, from 9 to 16 o'clock. */
export async function readyDelivery(db: TestDatabase, counts: { schools?: number; lecturers?: number } = {}): Promise<Ready> {
	const season = await publishedSeason(db, counts);
	const prepared = await prepareDeliveries(db.as(season.officer), { edition_id: season.edition });
	if (!prepared.ok) throw new Error(prepared.refusal);
	return readyAt(db, season, 0);
}

/** Another training of the same season. */
export async function readyAt(db: TestDatabase, season: Season, at: number): Promise<Ready> {
	const id = season.trainings[at] as string;
	return {
		season,
		delivery: (await read(db, (trx) => deliveryById(trx, id))) as Delivery,
		sessions: await read(db, (trx) => sessionsOf(trx, id)),
		people: await read(db, (trx) => participantsOf(trx, id)),
		lecturers: [season.lecturers[0] as string, season.lecturers[1] as string],
		head: (season.schools[at] as { head: string }).head
	};
}

/**
 * Holds half-days of a training: each register is closed at its end by the first lecturer. Everybody is present who is not said to be otherwise;
 * all half-days are held unless told which (by their places).
 */
export async function hold(
	db: TestDatabase,
	{ sessions, people, lecturers }: Ready,
	{ only = sessions.map((_, at) => at), statuses = {} }: { only?: number[]; statuses?: Record<string, MarkStatus> } = {}
): Promise<void> {
	for (const at of only) {
		const session = sessions[at] as Session;
		const marks = people.map(({ id }) => ({ participant_id: id, status: statuses[id] ?? ('present' as const) }));
		const closed = await closeRegister(db.as(lecturers[0], session.ends_at), { session_id: session.id, lecturers, marks });
		if (!closed.ok) throw new Error(`${closed.refusal} ${JSON.stringify(closed.faults)}`);
	}
}

/** A training of which every half-day was held, with everybody there. */
export async function heldDelivery(db: TestDatabase, counts: { schools?: number; lecturers?: number } = {}): Promise<Ready> {
	const ready = await readyDelivery(db, counts);
	await hold(db, ready);
	return readyAt(db, ready.season, 0);
}
