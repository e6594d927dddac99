import type { Trx } from '#platform/server';
import { deliveryById, lockDelivery, type Delivery } from '#delivery/server';
import { isCertified } from '../entitlement.ts';

/** A delivery of which certificates are given; to everything about certificates there is no other. */
export const certifiedDelivery = async (trx: Trx, id: string): Promise<Delivery | undefined> => only(await deliveryById(trx, id));

/** The same, held until the transaction ends. */
export const lockCertifiedDelivery = async (trx: Trx, id: string): Promise<Delivery | undefined> => only(await lockDelivery(trx, id));

const only = (delivery: Delivery | undefined): Delivery | undefined => (delivery && isCertified(delivery.kind) ? delivery : undefined);
