import { dayOf, done, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { hoursOfMark, isOfTeamOn, type MarkStatus } from '../../mark.ts';
import { deliveryById, type Delivery } from '../deliveries/delivery-record.ts';
import { lecturersOf, participantsOf, sessionsOf, type Participant, type Session } from '../deliveries/parts.ts';
import { readerOf, sees, type DeliveryReader, type Reader } from '../deliveries/reader.ts';
import { attendedOf } from '../hours/ledger.ts';
import { closingsOf } from './closings.ts';
import { standingMarks } from './marks.ts';

export type SessionState = 'coming' | 'open' | 'to_close' | 'closed';
export type OverviewSession = Session & { state: SessionState; team: number; marked: number; there: number; set_aside: number };
/** What the register says of somebody at one half-day; null where they were not of the team, or nothing is said. */
export type OverviewCell = { status: MarkStatus; contact: number; consultation: number; closed: boolean } | null;
export type OverviewRow = Pick<Participant, 'id' | 'name' | 'post' | 'school' | 'code' | 'ends_on'> & {
	cells: OverviewCell[];
	/** What the ledger has of them, consultations among it, in quarters; and the share of what is promised. */
	contact: number;
	consultation: number;
	share: number;
};
export type RegisterOverview = {
	delivery: Delivery;
	as: DeliveryReader;
	sessions: OverviewSession[];
	rows: OverviewRow[];
	lecturers: { person_id: string; name: string; contact: number; consultation: number }[];
	today: Day;
};

/**
 * The registers of a delivery at a glance (e6: the summary of attendance). Who keeps them sees every mark, the school what is closed (of a network's:
 * of its own people), a participant their own row.
 */
export function readRegisters(context: Context, deliveryId: string): Promise<Outcome<RegisterOverview, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const delivery = await deliveryById(trx, deliveryId);
		const reader = delivery && (await readerOf(trx, context, delivery));
		return reader ? done(await overviewFor(trx, context, delivery, reader)) : refused('not_found');
	});
}

/** The same for who has decided already that it may be seen. */
export async function overviewFor(trx: Trx, context: Context, delivery: Delivery, reader: Reader): Promise<RegisterOverview> {
	const { as } = reader;
	const keeps = as === 'officer' || as === 'lecturer';
	const sessions = await sessionsOf(trx, delivery.id);
	const people = await participantsOf(trx, delivery.id);
	const said = await saidOf(trx, sessions);
	const cells = (person: Participant) =>
		sessions.map((session) => {
			const cell = said.get(`${session.id} ${person.id}`) ?? null;
			return isOfTeamOn(person, session.held_on) && (keeps || cell?.closed) ? cell : null;
		});
	const shown = shownTo(context, reader, people);
	const attended = await attendedOf(trx, delivery.id);
	return {
		delivery,
		as,
		sessions: await withCounts(trx, context, sessions, people, said),
		rows: shown.map((person) => {
			const { contact = 0, consultation = 0 } = attended.get(person.person_id) ?? {};
			const { id, name, post, school, code, ends_on } = person;
			return {
				id,
				name,
				post,
				school,
				code,
				ends_on,
				cells: cells(person),
				contact,
				consultation,
				share: shareOf(delivery, contact + consultation)
			};
		}),
		lecturers: as === 'participant' ? [] : await taught(trx, delivery.id),
		today: dayOf(context.now)
	};
}

/** A participant sees themself, a school its own people; of what a network holds not those of the others. */
function shownTo({ actor }: Context, reader: Reader, people: readonly Participant[]): readonly Participant[] {
	if (reader.as === 'officer' || reader.as === 'lecturer') return people;
	return people.filter(({ school_id, person_id }) => person_id === actor.id || sees(reader, school_id));
}

/** The share of what is promised that somebody has attended; more than all of it is all of it. */
const shareOf = ({ contact, consultation }: Delivery, attended: number): number =>
	contact + consultation === 0 ? 0 : Math.min(1, attended / (contact + consultation));

/** What is said of each participant at each half-day: by its last closing, or by the marks that stand while it is open. */
async function saidOf(trx: Trx, sessions: readonly Session[]): Promise<Map<string, NonNullable<OverviewCell>>> {
	const closed = sessions.filter(({ closings }) => closings > 0);
	const open = sessions.filter(({ closings }) => closings === 0);
	const said = new Map<string, NonNullable<OverviewCell>>();
	// The last closing comes first: the earlier ones of a half-day say nothing any more.
	const seen = new Set<string>();
	for (const { session_id, register } of await closingsOf(
		trx,
		closed.map(({ id }) => id)
	)) {
		if (seen.has(session_id)) continue;
		seen.add(session_id);
		for (const { participant_id, status, contact, consultation } of register)
			said.set(`${session_id} ${participant_id}`, { status, contact, consultation, closed: true });
	}
	for (const mark of await standingMarks(
		trx,
		open.map(({ id }) => id)
	)) {
		const session = open.find(({ id }) => id === mark.session_id) as Session;
		said.set(`${mark.session_id} ${mark.participant_id}`, { status: mark.status, ...hoursOfMark(mark, session), closed: false });
	}
	return said;
}

async function withCounts(
	trx: Trx,
	{ now }: Context,
	sessions: readonly Session[],
	people: readonly Participant[],
	said: ReadonlyMap<string, NonNullable<OverviewCell>>
): Promise<OverviewSession[]> {
	const waiting = await setAsideIn(
		trx,
		sessions.map(({ id }) => id)
	);
	return sessions.map((session) => {
		const team = people.filter((one) => isOfTeamOn(one, session.held_on));
		const cells = team.flatMap(({ id }) => said.get(`${session.id} ${id}`) ?? []);
		return {
			...session,
			state: stateOf(session, now),
			team: team.length,
			marked: cells.length,
			there: cells.filter(({ status }) => status === 'present' || status === 'late' || status === 'partial').length,
			set_aside: waiting.get(session.id) ?? 0
		};
	});
}

/** Where a register is: it is to be closed from the end of its half-day on. */
export const stateOf = ({ closings, begins_at, ends_at }: Pick<Session, 'closings' | 'begins_at' | 'ends_at'>, now: Date): SessionState =>
	closings > 0 ? 'closed' : now < begins_at ? 'coming' : now < ends_at ? 'open' : 'to_close';

/** How many marks of each half-day wait for a decision. */
async function setAsideIn(trx: Trx, sessions: readonly string[]): Promise<Map<string, number>> {
	if (sessions.length === 0) return new Map();
	const rows = await trx
		.selectFrom('delivery.mark')
		.select((eb) => ['session_id', eb.fn.countAll<number>().as('count')])
		.where('session_id', 'in', [...sessions])
		.where('set_aside', 'is not', null)
		.where('settled', 'is', null)
		.groupBy('session_id')
		.execute();
	return new Map(rows.map(({ session_id, count }) => [session_id, Number(count)]));
}

/** Who leads it, and what the ledger has of each as a lecturer. */
async function taught(trx: Trx, deliveryId: string) {
	const rows = await trx
		.selectFrom('delivery.hours')
		.select((eb) => ['person_id', eb.fn.sum<number>('contact').as('contact'), eb.fn.sum<number>('consultation').as('consultation')])
		.where('delivery_id', '=', deliveryId)
		.where('as_what', '=', 'lecturer')
		.where('superseded_at', 'is', null)
		.groupBy('person_id')
		.execute();
	return (await lecturersOf(trx, deliveryId)).map((one) => {
		const hours = rows.find(({ person_id }) => person_id === one.person_id);
		return { ...one, contact: Number(hours?.contact ?? 0), consultation: Number(hours?.consultation ?? 0) };
	});
}
