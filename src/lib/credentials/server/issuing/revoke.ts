import { done, lengthOf, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { editionFor } from '#programmes/server';
import { lockDelivery } from '#delivery/server';
import { certificateById } from '../reading/certificates.ts';
import { subjectsOf } from './issue.ts';

export type RevokeRefusal = 'not_found' | 'revoked_already' | 'replaced_already' | 'reason_missing';

/**
 * Takes a certificate back, with a reason. It stays verifiable as revoked, and its number is never given again (H-14). By an
 * officer of the centre. Of certificates that replaced one another only the last can be revoked. The person may
 * get another one, once their name was confirmed anew.
 */
export function revokeCertificate(
	context: Context,
	{ certificate_id, why }: { certificate_id: string; why: string }
): Promise<Outcome<undefined, RevokeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const known = await certificateById(trx, certificate_id);
		const delivery = known && (await lockDelivery(trx, known.delivery_id));
		const certificate = delivery && (await certificateById(trx, certificate_id));
		if (!certificate || !delivery || !(await editionFor(trx, context, delivery.edition_id))) return refused('not_found');
		if (certificate.revoked_at) return refused('revoked_already');
		if (certificate.replaced_by) return refused('replaced_already');
		const reason = why.trim();
		if (lengthOf(reason) < 3 || lengthOf(reason) > 1000) return refused('reason_missing', [{ field: 'why', key: 'credentials_fault_why' }]);
		await trx
			.insertInto('credentials.revocation')
			.values({ certificate_id, revoked_at: context.now, revoked_by: context.actor.id, why: reason })
			.execute();
		await record(trx, context, {
			name: 'certificate.revoked',
			...subjectsOf(delivery),
			particulars: { number: certificate.number }
		});
		return done();
	});
}
