import { sql } from 'kysely';
import type { Context, Trx } from '#platform/server';
import type { Mark, MarkStatus } from '../../mark.ts';
import { mergeMarks, whySetAside, type SetAside } from '../../register.ts';
import type { Participant, Session } from '../deliveries/parts.ts';

/** A mark as it is kept. */
export type MarkRow = Mark & {
	marked_by: string | null;
	by: string | null;
	device_id: string | null;
	device_at: Date | null;
	received_at: Date;
	reason: string;
	set_aside: SetAside | null;
	settled: 'counted' | 'dismissed' | null;
};

/** Every mark of some half-days, also what was set aside, in the order in which it was made. */
export async function marksOf(trx: Trx, sessions: readonly string[]): Promise<MarkRow[]> {
	if (sessions.length === 0) return [];
	const { rows } = await sql<MarkRow>`
		select m.id, m.session_id, m.participant_id, m.status, m.contact, m.consultation, m.way, m.marked_at, m.marked_by, person.name as by,
			m.device_id, m.device_at, m.received_at, m.reason, m.set_aside, m.settled
		from delivery.mark m left join people.person person on person.id = m.marked_by
		where m.session_id = any(${[...sessions]}::uuid[])
		order by m.marked_at, m.id`.execute(trx);
	return rows;
}

/** Whether a mark counts: by itself, or because somebody decided so. */
export const isCounted = ({ set_aside, settled }: Pick<MarkRow, 'set_aside' | 'settled'>): boolean =>
	set_aside === null || settled === 'counted';

/** The standing marks of some half-days. */
export const standingMarks = async (trx: Trx, sessions: readonly string[]): Promise<MarkRow[]> =>
	mergeMarks((await marksOf(trx, sessions)).filter(isCounted));

/** A mark as it comes: its id was given where it was made. */
export type IncomingMark = Mark & {
	device_id?: string | null;
	device_at?: Date | null;
	device_number?: number | null;
	clockUnknown?: boolean;
	reason?: string;
	marked_by?: string | null;
};

/** What became of a mark: it counts, it is kept and waits for a decision, it was here already, or it is of nobody here and kept nowhere. */
export type Kept = { id: string; answer: 'counted' | 'set_aside' | 'already' | 'unknown'; reason: SetAside | null };

/**
 * Keeps marks of one delivery, whose row is held, without asking who may. Sent twice is one; what cannot count by itself is set aside.
 * `open_days` is null where somebody types a list in themselves.
 */
export async function keepMarks(
	trx: Trx,
	{ now, actor }: Pick<Context, 'now' | 'actor'>,
	facts: { sessions: readonly Session[]; participants: readonly Participant[]; open_days: number | null },
	marks: readonly IncomingMark[]
): Promise<Kept[]> {
	const judged = new Map<string, { mark: IncomingMark; reason: SetAside | null }>();
	for (const mark of marks) {
		const session = facts.sessions.find(({ id }) => id === mark.session_id);
		const participant = facts.participants.find(({ id }) => id === mark.participant_id);
		if (!session || !participant || judged.has(mark.id)) continue;
		const reason = whySetAside({
			marked_at: mark.marked_at,
			received_at: now,
			clockUnknown: mark.clockUnknown ?? false,
			session: { ...session, cancelled: session.cancelled_at !== null },
			participant,
			closed: session.closings > 0 && mark.way !== 'correction',
			open_days: facts.open_days
		});
		judged.set(mark.id, { mark, reason });
	}
	const added = await insert(trx, now, actor.id, [...judged.values()]);
	return marks.map(({ id }) => {
		const one = judged.get(id);
		if (!one) return { id, answer: 'unknown', reason: null };
		if (!added.has(id)) return { id, answer: 'already', reason: null };
		return { id, answer: one.reason === null ? 'counted' : 'set_aside', reason: one.reason };
	});
}

async function insert(
	trx: Trx,
	received_at: Date,
	actor: string | null,
	judged: readonly { mark: IncomingMark; reason: SetAside | null }[]
): Promise<Set<string>> {
	if (judged.length === 0) return new Set();
	const rows = judged.map(({ mark: { clockUnknown: _, ...mark }, reason }) => ({
		...mark,
		marked_by: mark.marked_by === undefined ? actor : mark.marked_by,
		device_id: mark.device_id ?? null,
		device_at: mark.device_at ?? null,
		device_number: mark.device_number ?? null,
		reason: mark.reason ?? '',
		received_at,
		set_aside: reason
	}));
	const added = await trx
		.insertInto('delivery.mark')
		.values(rows)
		.onConflict((conflict) => conflict.column('id').doNothing())
		.returning('id')
		.execute();
	return new Set(added.map(({ id }) => id));
}

/** What somebody says of a participant. */
export type Said = { id?: string; participant_id: string; status: MarkStatus; contact?: number | null; consultation?: number | null };
