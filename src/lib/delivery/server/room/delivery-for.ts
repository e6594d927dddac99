import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { deliveryById, lockDelivery, type Delivery } from '../deliveries/delivery-record.ts';
import { readerOf, type DeliveryReader, type Reader } from '../deliveries/reader.ts';

export type OpenedDelivery = Reader & { delivery: Delivery };

/** A delivery for whoever looks at it as one of `readers`. To everybody else there is none. */
export async function deliveryFor(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	id: string,
	readers: readonly DeliveryReader[]
): Promise<Outcome<OpenedDelivery, 'not_found'>> {
	return openedTo(trx, context, await deliveryById(trx, id), readers);
}

/** The same, held until the transaction ends. */
export async function heldFor(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	id: string,
	readers: readonly DeliveryReader[]
): Promise<Outcome<OpenedDelivery, 'not_found'>> {
	return openedTo(trx, context, await lockDelivery(trx, id), readers);
}

async function openedTo(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	delivery: Delivery | undefined,
	readers: readonly DeliveryReader[]
): Promise<Outcome<OpenedDelivery, 'not_found'>> {
	const reader = delivery && (await readerOf(trx, context, delivery));
	return reader && readers.includes(reader.as) ? done({ delivery, ...reader }) : refused('not_found');
}

/** In whose timelines an event of a delivery stands. */
export const subjectsOfDelivery = ({ id, edition_id, school_id, network_id }: Delivery) => ({
	subject: { kind: 'delivery', id },
	also: [
		{ kind: 'edition', id: edition_id },
		...(school_id ? [{ kind: 'school', id: school_id }] : []),
		...(network_id ? [{ kind: 'network', id: network_id }] : [])
	]
});
