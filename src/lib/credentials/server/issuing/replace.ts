import { done, lengthOf, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { readName } from '#people';
import { editionFor } from '#programmes/server';
import { lockDelivery } from '#delivery/server';
import { certificateById } from '../reading/certificates.ts';
import { termsOf } from '../terms/terms.ts';
import { isClosed, subjectsOf } from './issue.ts';
import { keyInUse } from './keys.ts';
import { commonOf, writeCertificates, type Made } from './make.ts';
import { standingsOf } from './standings.ts';

export type ReplaceRefusal =
	| 'not_found'
	| 'revoked_already'
	| 'replaced_already'
	| 'reason_missing'
	| 'wrong_name'
	| 'no_terms'
	| 'register_open'
	| 'not_entitled'
	| 'key_compromised';

/**
 * Corrects a certificate: a new one with a number of its own replaces it, made of what is so now (terms, hours of the ledger, the name
 * given here or else the one it had). The old one stays verifiable as replaced. By an officer of the centre, who says why. Refused for
 * what was revoked or replaced, and where the hours are no longer enough: that one is revoked instead.
 */
export function replaceCertificate(
	context: Context,
	{ certificate_id, why, name }: { certificate_id: string; why: string; name?: string }
): Promise<Outcome<Made, ReplaceRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const known = await certificateById(trx, certificate_id);
		const delivery = known && (await lockDelivery(trx, known.delivery_id));
		const old = delivery && (await certificateById(trx, certificate_id));
		if (!old || !delivery || !(await editionFor(trx, context, delivery.edition_id))) return refused('not_found');
		if (old.revoked_at) return refused('revoked_already');
		if (old.replaced_by) return refused('replaced_already');
		const reason = why.trim();
		if (lengthOf(reason) < 3 || lengthOf(reason) > 1000) return refused('reason_missing', [{ field: 'why', key: 'credentials_fault_why' }]);
		const read = readName(name ?? old.content.name);
		if ('fault' in read) return refused('wrong_name', [{ field: 'name', key: read.fault }]);
		const terms = await termsOf(trx, delivery.edition_id);
		if (!terms) return refused('no_terms');
		if (!(await isClosed(trx, delivery.id))) return refused('register_open');
		const standing = (await standingsOf(trx, delivery, terms)).find(({ participant }) => participant.person_id === old.person_id);
		if (!standing?.entitlement.findings.find(({ key }) => key === 'share')?.met) return refused('not_entitled');
		const key = await keyInUse(trx, context);
		if (!key) return refused('key_compromised');

		const replaces = { id: old.id, number: old.number, why: reason };
		const holder = { person_id: old.person_id, name: read.name, attended: standing.attended, replaces };
		const [made] = await writeCertificates(trx, context, await commonOf(trx, delivery, terms, key), [holder]);
		if (!made) throw new Error('a certificate was not written');
		await record(trx, context, {
			name: 'certificate.replaced',
			...subjectsOf(delivery),
			particulars: { number: old.number, by: made.number }
		});
		return done(made);
	});
}
