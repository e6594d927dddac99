import { isId, refused, done, type Outcome, type Text } from '#platform';
import type { Trx } from '#platform/server';
import { checkInState } from '../../check-in.ts';
import { isOfTeamOn } from '../../mark.ts';
import { deliveryById, participantsOf, sessionById, type Delivery, type Participant, type Session } from '../deliveries/index.ts';
import { isTicket } from './codes.ts';

/** Why nobody checks in: no such half-day, not its time, or its register is closed. */
export type ClosedRefusal = 'not_found' | 'check_in_not_yet' | 'check_in_over' | 'check_in_closed';

/** A half-day as those who come to it may know it, and whether it is of the last day. */
export type CheckInPlace = { id: string; delivery_id: string; title: Text; place: string; begins_at: Date; ends_at: Date; last: boolean };

/** A half-day that is held, with its secret. */
export type Hall = { session: Session; delivery: Delivery; secret: string };

/** A half-day with its delivery, whoever asks; what is cancelled has none. */
export async function hallOf(trx: Trx, sessionId: string): Promise<Hall | undefined> {
	const session = isId(sessionId) ? await sessionById(trx, sessionId) : undefined;
	const delivery = session && (await deliveryById(trx, session.delivery_id));
	if (!session || !delivery || session.cancelled_at !== null || delivery.cancelled_at !== null) return undefined;
	const { secret } = await trx.selectFrom('delivery.session').select('secret').where('id', '=', session.id).executeTakeFirstOrThrow();
	return { session, delivery, secret };
}

/** Why nobody checks in now, or null. */
export function closedWhy({ session }: Hall, now: Date): Exclude<ClosedRefusal, 'not_found'> | null {
	const state = checkInState(session, now);
	if (state !== 'open') return state === 'not_yet' ? 'check_in_not_yet' : 'check_in_over';
	return session.closings > 0 ? 'check_in_closed' : null;
}

/** What everybody who comes may know of it. */
export const placeOf = ({ session, delivery }: Hall): CheckInPlace => ({
	id: session.id,
	delivery_id: delivery.id,
	title: delivery.title,
	place: delivery.place,
	begins_at: session.begins_at,
	ends_at: session.ends_at,
	last: session.held_on === delivery.last_on
});

/** Everybody who is of the team on the day, by name. */
export const teamOf = async (trx: Trx, { session }: Hall): Promise<Participant[]> =>
	(await participantsOf(trx, session.delivery_id)).filter((one) => isOfTeamOn(one, session.held_on));

export type TicketRefusal = ClosedRefusal | 'ticket_over';

/** The half-day for who has a ticket of this browser. */
export async function hallWith(
	trx: Trx,
	now: Date,
	session_id: string,
	ticket: string,
	phone: string
): Promise<Outcome<Hall, TicketRefusal>> {
	const hall = await hallOf(trx, session_id);
	if (!hall) return refused('not_found');
	const why = closedWhy(hall, now);
	if (why) return refused(why);
	return isTicket(hall.secret, phone, ticket, now) ? done(hall) : refused('ticket_over');
}
