import type { Context } from '#platform/server';
import { referenceOf } from '../../number.ts';

/** Number and code of a certificate that is valid, for the list of example pages; nothing for anybody but the machine itself. */
export const exampleCertificate = ({ db, actor }: Context): Promise<string | undefined> =>
	db.transaction().execute(async (trx) => {
		if (actor.kind !== 'system') return undefined;
		const found = await trx
			.selectFrom('credentials.certificate as c')
			.select(['c.number', 'c.code'])
			.where(({ not, exists, selectFrom }) =>
				not(exists(selectFrom('credentials.revocation as r').select('r.certificate_id').whereRef('r.certificate_id', '=', 'c.id')))
			)
			.where(({ not, exists, selectFrom }) =>
				not(exists(selectFrom('credentials.certificate as later').select('later.id').whereRef('later.replaces_id', '=', 'c.id')))
			)
			.orderBy('c.issued_at')
			.orderBy('c.serial')
			.limit(1)
			.executeTakeFirst();
		return found && encodeURIComponent(referenceOf(found));
	});
