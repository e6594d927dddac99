import { dayInWords, done, refused, type Fault, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { hoursOfMark, isOfTeamOn, markStatuses } from '../../mark.ts';
import { lockDelivery, type Delivery } from '../deliveries/delivery-record.ts';
import { participantsOf, sessionById, type Participant, type Session } from '../deliveries/parts.ts';
import { readerOf } from '../deliveries/reader.ts';
import type { MarkRow, Said } from './marks.ts';

/** A half-day in the hands of who may mark it; its delivery is held until the transaction ends. */
export type RegisterDesk = { delivery: Delivery; session: Session; team: Participant[]; everybody: Participant[] };

/** The register of a half-day for who keeps it: a lecturer of the delivery or an officer of the centre. */
export async function lockRegister(trx: Trx, context: Context, sessionId: string): Promise<Outcome<RegisterDesk, 'not_found'>> {
	const seen = await sessionById(trx, sessionId);
	const delivery = seen && (await lockDelivery(trx, seen.delivery_id));
	const as = delivery && (await readerOf(trx, context, delivery))?.as;
	if (!delivery || (as !== 'officer' && as !== 'lecturer')) return refused('not_found');
	// Read again: whoever held the delivery before may have closed it.
	const session = (await sessionById(trx, sessionId)) as Session;
	const everybody = await participantsOf(trx, delivery.id);
	return done({ delivery, session, everybody, team: everybody.filter((one) => isOfTeamOn(one, session.held_on)) });
}

/** The particulars of an event of a half-day; the day is said in the reader's language. */
export const halfDayOf = ({ delivery, session }: Pick<RegisterDesk, 'delivery' | 'session'>) => ({
	reference: delivery.reference,
	day: { lt: dayInWords(session.held_on, 'lt'), en: dayInWords(session.held_on, 'en') },
	session: session.id
});

/** What is wrong with what was said of participants, each fault with the field of its row. */
export function faultsIn(said: readonly Said[], { team, session }: Pick<RegisterDesk, 'team' | 'session'>): Fault[] {
	return said.flatMap(({ participant_id, status, contact, consultation }) => {
		const one = team.find(({ id }) => id === participant_id);
		const fault = (key: string): Fault[] => [{ field: participant_id, key: `delivery_fault_${key}`, values: { name: one?.name ?? '…' } }];
		if (!one || !markStatuses.includes(status)) return fault('mark_unknown');
		if (status === 'partial' && (contact == null || consultation == null)) return fault('partial_hours');
		return isWithin(contact, session.contact) && isWithin(consultation, session.consultation) ? [] : fault('mark_hours');
	});
}

const isWithin = (quarters: number | null | undefined, most: number): boolean =>
	quarters == null || (Number.isInteger(quarters) && quarters >= 0 && quarters <= most);

/** Whether a mark that stands says already what is said now. */
export const saysTheSame = (standing: MarkRow | undefined, said: Said, session: Session): boolean => {
	if (standing?.status !== said.status) return false;
	const [one, other] = [hoursOfMark(standing, session), hoursOfMark(asMark(said), session)];
	return one.contact === other.contact && one.consultation === other.consultation;
};

const asMark = ({ status, contact = null, consultation = null }: Said) => ({ status, contact, consultation });
