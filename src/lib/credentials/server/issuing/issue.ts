import { done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { editionFor } from '#programmes/server';
import { sessionsOf, type Delivery } from '#delivery/server';
import { lockCertifiedDelivery } from '../certified.ts';
import { certifiedOf, revokedOf } from '../names/names.ts';
import { termsOf } from '../terms/terms.ts';
import { keyInUse } from './keys.ts';
import { commonOf, writeCertificates, type Made } from './make.ts';
import { standingsOf } from './standings.ts';

export type IssueRefusal = 'not_found' | 'no_terms' | 'register_open' | 'nobody_entitled' | 'key_compromised';
export type Issued = { issued: Made[]; not_entitled: number };

/**
 * Issues the certificates of a delivery to everybody who is entitled and holds none (H-13 … H-15): what is certified is
 * what the ledger has, the name is the one confirmed. After a revocation another one follows, once the name was confirmed anew. By an officer of the centre, or by the machine. Refused for a network's meeting, of which nothing is certified, and while the
 * edition has no terms, a register is open, nobody is (newly) entitled, or the signing key was declared compromised.
 * Holders get their letters afterwards.
 */
export function issueCertificates(context: Context, { delivery_id }: { delivery_id: string }): Promise<Outcome<Issued, IssueRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const delivery = await lockCertifiedDelivery(trx, delivery_id);
		const edition = delivery && (await editionFor(trx, context, delivery.edition_id));
		if (!delivery || !edition) return refused('not_found');
		const terms = await termsOf(trx, delivery.edition_id);
		if (!terms) return refused('no_terms');
		if (!(await isClosed(trx, delivery.id))) return refused('register_open');

		const certified = await certifiedOf(trx, delivery.id);
		const revoked = await revokedOf(trx, delivery.id);
		const standings = (await standingsOf(trx, delivery, terms)).filter(({ participant }) => !certified.has(participant.person_id));
		const holders = standings.flatMap(({ entitlement, participant: { person_id }, attended, name }) =>
			entitlement.entitled && name !== null ? [{ person_id, name, attended, after: revoked.get(person_id) }] : []
		);
		if (holders.length === 0) return refused('nobody_entitled');
		const key = await keyInUse(trx, context);
		if (!key) return refused('key_compromised');

		const issued = await writeCertificates(trx, context, await commonOf(trx, delivery, terms, key), holders);
		await record(trx, context, {
			name: 'certificates.issued',
			...subjectsOf(delivery),
			particulars: { title: delivery.title, count: issued.length, first: issued[0]?.number, last: issued.at(-1)?.number }
		});
		return done({ issued, not_entitled: standings.length - holders.length });
	});
}

/** Whether every half-day that was held has its register closed. */
export async function isClosed(trx: Trx, deliveryId: string): Promise<boolean> {
	const sessions = await sessionsOf(trx, deliveryId);
	return sessions.length > 0 && sessions.every(({ closed_at }) => closed_at !== null);
}

/** In whose timelines an event about certificates of a delivery stands. */
export const subjectsOf = ({ id, edition_id, school_id, network_id }: Delivery) => ({
	subject: { kind: 'delivery', id },
	also: [
		{ kind: 'edition', id: edition_id },
		...(school_id ? [{ kind: 'school', id: school_id }] : []),
		...(network_id ? [{ kind: 'network', id: network_id }] : [])
	]
});
