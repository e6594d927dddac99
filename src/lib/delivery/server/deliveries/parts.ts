import { sql } from 'kysely';
import { isId, type Day } from '#platform';
import type { Trx } from '#platform/server';
import type { Half } from '../../session.ts';

/** A half-day. Hours are quarters of an academic hour, apart (M-10). */
export type Session = {
	id: string;
	delivery_id: string;
	held_on: Day;
	half: Half;
	begins_at: Date;
	ends_at: Date;
	contact: number;
	consultation: number;
	cancelled_at: Date | null;
	cancelled_why: string | null;
	/** When its register was closed last; null while it is open. */
	closed_at: Date | null;
	/** How often it was closed. */
	closings: number;
};

const sessions = (trx: Trx, which: ReturnType<typeof sql<boolean>>): Promise<Session[]> =>
	sql<Session>`
		select s.id, s.delivery_id, s.held_on, s.half, s.begins_at, s.ends_at, s.contact, s.consultation, s.cancelled_at, s.cancelled_why,
			c.closed_at, coalesce(c.number, 0) as closings
		from delivery.session s
		left join lateral (
			select one.closed_at, one.number from delivery.closing one where one.session_id = s.id order by one.number desc limit 1
		) c on true
		where ${which}
		order by s.begins_at, s.id`
		.execute(trx)
		.then(({ rows }) => rows);

/** The half-days of a delivery in their order; those that are cancelled only when asked for. */
export const sessionsOf = async (trx: Trx, deliveryId: string, { cancelled = false } = {}): Promise<Session[]> =>
	(await sessions(trx, sql<boolean>`s.delivery_id = ${deliveryId}`)).filter((one) => cancelled || one.cancelled_at === null);

/** One half-day, whoever asks. */
export const sessionById = async (trx: Trx, id: string): Promise<Session | undefined> =>
	isId(id) ? (await sessions(trx, sql<boolean>`s.id = ${id}`))[0] : undefined;

/** Who learns. Their name is as the team has it. */
export type Participant = {
	id: string;
	delivery_id: string;
	person_id: string;
	school_id: string;
	school: string;
	name: string;
	post: string;
	code: string;
	starts_on: Day;
	ends_on: Day | null;
	replaces_id: string | null;
	left_at: Date | null;
	left_why: string | null;
};

/** Everybody who is or was of the team, by name as Lithuanians sort it. */
export const participantsOf = (trx: Trx, deliveryId: string): Promise<Participant[]> =>
	trx
		.selectFrom('delivery.participant as p')
		.innerJoin('people.organisation as school', 'school.id', 'p.school_id')
		.select(['p.id', 'p.delivery_id', 'p.person_id', 'p.school_id', 'school.name as school', 'p.name', 'p.post', 'p.code'])
		.select(['p.starts_on', 'p.ends_on', 'p.replaces_id', 'p.left_at', 'p.left_why'])
		.where('p.delivery_id', '=', deliveryId)
		.orderBy(sql`p.name collate "lt-x-icu"`)
		.orderBy('p.id')
		.execute();

export type Leading = { person_id: string; name: string };

/** Who leads it now, by name. */
export const lecturersOf = (trx: Trx, deliveryId: string): Promise<Leading[]> =>
	trx
		.selectFrom('delivery.lecturer as l')
		.innerJoin('people.person as person', 'person.id', 'l.person_id')
		.select(['l.person_id', 'person.name'])
		.where('l.delivery_id', '=', deliveryId)
		.where('l.removed_at', 'is', null)
		.orderBy(sql`person.name collate "lt-x-icu"`)
		.execute();
