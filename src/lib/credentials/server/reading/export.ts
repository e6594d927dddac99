import { done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { readCode, readNumber, readReference } from '../../number.ts';
import { looksLikeStatement, readStatement } from '../../statement.ts';
import { keysOf } from '../issuing/keys.ts';
import { certificatesOf, type Certificate } from './certificates.ts';

/**
 * One certificate as a file that can be checked for decades: the signed statement, the badge, the content, and what the register says at the moment.
 * By number, code, both joined, or the statement itself. At the command line of the installation only.
 */
export function exportCertificate(context: Context, said: string): Promise<Outcome<string, 'not_found' | 'several'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = context.actor.kind === 'system' ? await findCertificates(trx, said) : [];
		const [certificate] = found;
		if (!certificate) return refused('not_found');
		if (found.length > 1) return refused('several');
		return done(`${JSON.stringify(fileOf(certificate, context.now), null, '\t')}\n`);
	});
}

/** The keys as they are published: by them a statement is checked without us. */
export const publishedKeys = ({ db }: Context): Promise<{ keys: PublishedKey[] }> =>
	db.transaction().execute(async (trx) => ({
		keys: (await keysOf(trx)).map(({ fingerprint, public_key, since, until, compromised_at }) => ({
			key: fingerprint,
			public_key,
			since: since.toISOString(),
			until: until?.toISOString() ?? null,
			compromised: compromised_at?.toISOString() ?? null
		}))
	}));

export type PublishedKey = { key: string; public_key: string; since: string; until: string | null; compromised: string | null };

async function findCertificates(trx: Trx, said: string): Promise<Certificate[]> {
	if (looksLikeStatement(said)) {
		const number = readStatement(said)?.statement.number;
		return number === undefined ? [] : (await certificatesOf(trx, { number })).filter(({ statement }) => statement === said);
	}
	const reference = readReference(said);
	if (reference) return (await certificatesOf(trx, { number: reference.number })).filter(({ code }) => code === reference.code);
	const number = readNumber(said);
	if (number) return certificatesOf(trx, { number });
	const code = readCode(said);
	return code ? certificatesOf(trx, { code }) : [];
}

const fileOf = ({ statement, badge, content, state, replaced_by, revoked_at, key }: Certificate, now: Date) => ({
	format: 'kartu-certificate',
	version: 1,
	statement,
	key,
	register: { state, replaced_by, revoked_at: revoked_at?.toISOString() ?? null, said_at: now.toISOString() },
	certificate: content,
	badge
});
