import { dayOf, done, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { editionOf } from '#programmes/server';
import { isOfTeamOn } from '../../mark.ts';
import { deliveryById, isOfOneSchool, lockDelivery, type Delivery } from '../deliveries/delivery-record.ts';
import { participantsOf, type Participant } from '../deliveries/parts.ts';
import { readerOf, type DeliveryReader } from '../deliveries/reader.ts';
import { termsOf } from '../deliveries/terms.ts';
import { consultationById, type Consultation } from './consultation-record.ts';

/** A delivery with as whom the acting person looks at it, and their own place in its team, if they have one today. */
export type Desk = { delivery: Delivery; as: DeliveryReader; own: Participant | undefined; minutesAnHour: number };

/**
 * The desk of consultations for everybody of a training; to all others there is none, nor of what a network holds: its team is of several schools
 * (M-10). Locked, it is held until the transaction ends.
 */
export async function deskOf(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	deliveryId: string,
	lock = false
): Promise<Outcome<Desk, 'not_found'>> {
	const delivery = await (lock ? lockDelivery(trx, deliveryId) : deliveryById(trx, deliveryId));
	const as = delivery && (await readerOf(trx, context, delivery))?.as;
	if (!delivery || !as || !isOfOneSchool(delivery)) return refused('not_found');
	const edition = await editionOf(trx, delivery.edition_id);
	const own = (await teamOn(trx, delivery, dayOf(context.now))).find(({ person_id }) => person_id === context.actor.id);
	return done({ delivery, as, own, minutesAnHour: edition ? (await termsOf(trx, edition)).minutes_an_hour : 45 });
}

/** A consultation with its desk, for whoever may read it whole. */
export async function consultationDesk(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	id: string,
	lock = false
): Promise<Outcome<Desk & { consultation: Consultation }, 'not_found'>> {
	const found = await consultationById(trx, id);
	const desk = found && (await deskOf(trx, context, found.delivery_id, lock));
	const consultation = desk?.ok && lock ? await consultationById(trx, id) : found;
	if (!desk?.ok || !consultation || !mayRead(consultation, desk.value, context.actor.id)) return refused('not_found');
	return done({ ...desk.value, consultation });
}

/**
 * Who reads a consultation whole: those who lead and officers; what concerns the whole team, everybody of the delivery but who is not of its team
 * (any more); what somebody asked for themselves, nobody but them and who took part – not their school either.
 */
export const mayRead = (
	{ audience, asked_by, consulted }: Pick<Consultation, 'audience' | 'asked_by' | 'consulted'>,
	{ as, own }: Pick<Desk, 'as' | 'own'>,
	personId: string | null
): boolean =>
	as === 'lecturer' ||
	as === 'officer' ||
	(audience === 'team' && (as === 'school' || own !== undefined)) ||
	asked_by === personId ||
	consulted.some(({ person_id }) => person_id === personId);

/** Who is of the team on a day; before it begins, who will be. */
export async function teamOn(trx: Trx, { id, first_on }: Pick<Delivery, 'id' | 'first_on'>, day: Day): Promise<Participant[]> {
	const on = first_on !== null && first_on > day ? first_on : day;
	return (await participantsOf(trx, id)).filter((one) => isOfTeamOn(one, on));
}
