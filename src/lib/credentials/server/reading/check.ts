import { done, refused, type Day, type Outcome, type Text } from '#platform';
import { within, type Context, type Trx } from '#platform/server';
import { initialsOf, readReference } from '../../number.ts';
import { looksLikeStatement } from '../../statement.ts';
import type { CertificateState } from '../../content.ts';
import { verifyStatement } from '../issuing/verify.ts';
import { certificatesOf, type Certificate } from './certificates.ts';

/** What anybody may know of a certificate (H-14), and nothing more. Hours are quarters as certified. */
export type PublicCertificate = {
	number: string;
	state: CertificateState;
	/** The number of the certificate that replaced it. */
	replaced_by: string | null;
	programme: Text;
	contact: number;
	consultation: number;
	independent: number;
	issued_on: Day;
	issuer: string;
	initials: string;
	/** What was shown: number and code, or the signed statement of the QR. */
	by: 'reference' | 'statement';
	/** Whether the key that signed it was declared compromised since: the register vouches for it all the same. */
	key_compromised: boolean;
};

export type CheckRefusal = 'certificate_unknown' | 'statement_altered' | 'key_unknown' | 'too_many_checks';

/** Somebody who checks a pile of papers is not stopped; somebody who tries out codes is. */
const limit = { times: 120, seconds: 3600 };

/**
 * Tells what the register says of a certificate shown by number and code, or by the statement in its QR. `asker` tells readers apart
 * for the limit only. A wrong code and a number that was never given are answered alike. A statement is refused when a single sign of it was changed,
 * when its key is none of ours, and when the register does not have it, however well it is signed.
 */
export function checkCertificate(
	context: Context,
	{ said, asker }: { said: string; asker: string }
): Promise<Outcome<PublicCertificate, CheckRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await within(trx, context.now, 'certificate.check', asker, limit))) return refused('too_many_checks');
		return looksLikeStatement(said) ? byStatement(trx, said) : byReference(trx, said);
	});
}

async function byReference(trx: Trx, said: string): Promise<Outcome<PublicCertificate, CheckRefusal>> {
	const reference = readReference(said);
	const [found] = reference ? await certificatesOf(trx, { number: reference.number }) : [];
	if (!found || found.code !== reference?.code) return refused('certificate_unknown');
	const key = await trx.selectFrom('credentials.key').select('compromised_at').where('fingerprint', '=', found.key).executeTakeFirst();
	return done(publicly(found, 'reference', key?.compromised_at != null));
}

async function byStatement(trx: Trx, said: string): Promise<Outcome<PublicCertificate, CheckRefusal>> {
	const verified = await verifyStatement(trx, said);
	if (verified.found !== 'signed') return refused(verified.found === 'altered' ? 'statement_altered' : 'key_unknown');
	const [found] = await certificatesOf(trx, { number: verified.statement.number });
	if (found?.statement !== said) return refused('certificate_unknown');
	return done(publicly(found, 'statement', verified.key.compromised_at !== null));
}

const publicly = (
	{ number, state, replaced_by, content, contact, consultation, independent, issued_on }: Certificate,
	by: PublicCertificate['by'],
	key_compromised: boolean
): PublicCertificate => ({
	...{ number, state, replaced_by, contact, consultation, independent, issued_on, by, key_compromised },
	programme: content.programme.title,
	issuer: content.issuer.name,
	initials: initialsOf(content.name)
});
