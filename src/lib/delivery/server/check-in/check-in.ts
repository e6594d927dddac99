import { done, isId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { lockDelivery, sessionById, type Participant } from '../deliveries/index.ts';
import { keepMarks, standingMarks } from '../register/marks.ts';
import { markIdOf } from './codes.ts';
import { hallWith, placeOf, teamOf, type CheckInPlace, type Hall, type TicketRefusal } from './hall.ts';

export type CheckInDesk = CheckInPlace & {
	/** The participant who is signed in on this phone. */
	me: { id: string; name: string; marked_at: Date | null } | null;
	/** Whom this phone has marked here already, and when. */
	marked: { name: string; at: Date } | null;
	/** The team, for who has no account. */
	team: { id: string; name: string }[];
};

/** What somebody with a ticket sees: themselves, or the names to choose from. */
export function readCheckIn(
	context: Context,
	{ session_id, ticket, phone }: { session_id: string; ticket: string; phone: string }
): Promise<Outcome<CheckInDesk, TicketRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const hall = await hallWith(trx, context.now, session_id, ticket, phone);
		if (!hall.ok) return hall;
		const team = await teamOf(trx, hall.value);
		const standing = await standingMarks(trx, [session_id]);
		const own = team.find(({ person_id }) => person_id === context.actor.id);
		const me = own && { id: own.id, name: own.name, marked_at: standing.find((mark) => mark.participant_id === own.id)?.marked_at ?? null };
		const names = team.map(({ id, name }) => ({ id, name }));
		return done({ ...placeOf(hall.value), me: me ?? null, marked: await markedBy(trx, hall.value, phone, team), team: me ? [] : names });
	});
}

async function markedBy(trx: Trx, { secret }: Hall, phone: string, team: readonly Participant[]): Promise<CheckInDesk['marked']> {
	const id = markIdOf(secret, phone);
	const row = await trx.selectFrom('delivery.mark').select(['participant_id', 'marked_at']).where('id', '=', id).executeTakeFirst();
	return row ? { name: team.find((one) => one.id === row.participant_id)?.name ?? '', at: row.marked_at } : null;
}

export type CheckInRefusal = TicketRefusal | 'participant_unknown' | 'phone_used' | 'said_absent';
export type CheckedIn = { name: string; at: Date; already: boolean };

/**
 * Somebody says that they are there: themselves where they are signed in, else whoever they choose of the team. A phone
 * has one word at a half-day; who is marked already stays so, and is told when. Refused without a ticket of this browser,
 * outside of the half-day, for a register that is closed, where the phone has spoken for somebody else, and where a lecturer
 * has said that they are not there.
 */
export function checkIn(
	context: Context,
	{ session_id, ticket, phone, participant_id }: { session_id: string; ticket: string; phone: string; participant_id: string | null }
): Promise<Outcome<CheckedIn, CheckInRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const seen = isId(session_id) ? await sessionById(trx, session_id) : undefined;
		if (seen) await lockDelivery(trx, seen.delivery_id);
		const hall = await hallWith(trx, context.now, session_id, ticket, phone);
		if (!hall.ok) return hall;
		const team = await teamOf(trx, hall.value);
		const own = team.find(({ person_id }) => person_id === context.actor.id);
		const one = own ?? team.find(({ id }) => id === participant_id);
		if (!one) return refused('participant_unknown');
		const spoken = await spokenBy(trx, markIdOf(hall.value.secret, phone));
		if (spoken && spoken.participant_id !== one.id) return refused('phone_used');
		const before = (await standingMarks(trx, [session_id])).find((mark) => mark.participant_id === one.id);
		if (before && ['absent', 'excused'].includes(before.status)) return refused('said_absent');
		if (before) return done({ name: one.name, at: before.marked_at, already: true });
		await write(trx, context, hall.value, one, phone);
		return done({ name: one.name, at: context.now, already: false });
	});
}

const spokenBy = (trx: Trx, id: string) => trx.selectFrom('delivery.mark').select('participant_id').where('id', '=', id).executeTakeFirst();

async function write(trx: Trx, context: Context, { session, secret }: Hall, one: Participant, phone: string): Promise<void> {
	const mark = { id: markIdOf(secret, phone), session_id: session.id, participant_id: one.id, contact: null, consultation: null };
	await keepMarks(trx, context, { sessions: [session], participants: [one], open_days: null }, [
		{ ...mark, status: 'present', way: 'check_in', marked_at: context.now }
	]);
}
