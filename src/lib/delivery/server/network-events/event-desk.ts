import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { dutiesWhere, isStandingDuty, leadsNetwork, lockNetwork, networkById, sideOfNetwork, type NetworkRecord } from '#networks/server';
import { editionOf } from '#programmes/server';
import { lockDelivery, type Delivery } from '../deliveries/delivery-record.ts';
import { termsOf, type DeliveryTerms } from '../deliveries/terms.ts';

/** A network with what its edition sets, for whoever plans what it holds. */
export type EventDesk = { network: NetworkRecord; terms: DeliveryTerms };

/** Who plans what a network holds: whoever leads it, its experts, and the centre. To all others there is no such network. */
export async function eventDesk(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	networkId: string,
	lock = true
): Promise<Outcome<EventDesk, 'not_found'>> {
	const network = await (lock ? lockNetwork(trx, networkId) : networkById(trx, networkId));
	const side = network && (await sideOfNetwork(trx, context, network));
	const edition = network && (await editionOf(trx, network.edition_id));
	if (!network || !edition || !side || !(leadsNetwork(side) || side.duties.length > 0)) return refused('not_found');
	return done({ network, terms: await termsOf(trx, edition) });
}

/** The same by what is held, which is locked too. */
export async function heldEvent(
	trx: Trx,
	context: Pick<Context, 'actor' | 'now'>,
	deliveryId: string
): Promise<Outcome<EventDesk & { delivery: Delivery }, 'not_found'>> {
	const delivery = await lockDelivery(trx, deliveryId);
	if (!delivery?.network_id) return refused('not_found');
	const desk = await eventDesk(trx, context, delivery.network_id, false);
	return desk.ok ? done({ ...desk.value, delivery }) : desk;
}

export type Leader = { person_id: string; name: string; duty: 'coordinator' | 'expert' };

/** Who may lead without being invited: coordinators and experts of the network. */
export async function leadersOf(trx: Trx, { id }: Pick<NetworkRecord, 'id'>): Promise<Leader[]> {
	const standing = (await dutiesWhere(trx, { networks: [id] })).filter(isStandingDuty);
	return [...new Map(standing.map(({ person_id, name, duty }) => [person_id, { person_id, name, duty }])).values()].sort((one, other) =>
		one.name.localeCompare(other.name, 'lt')
	);
}
