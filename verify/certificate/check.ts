import { ed25519 } from '@noble/curves/ed25519.js';
import type { CertificateKey } from './keys.ts';
import { findStatement, splitStatement, type Statement } from './statement.ts';

export type CertificateVerdict =
	/** As it was signed by a key that is trusted. */
	| 'right'
	/** There is no statement in it, or it is not of the form. */
	| 'no_statement'
	/** Not as it was signed. */
	| 'altered'
	/** It names a key that was not given. */
	| 'unknown_key'
	/** As it was signed, by a key that others may have had. */
	| 'compromised_key';

/** What was found. What it says is told only where the signature holds: otherwise nobody vouches for a word of it. */
export type CertificateReport = { verdict: CertificateVerdict; statement?: Statement; key?: string };

/**
 * Checks a statement (docs/certificate-format.md) against the keys given. Whether the certificate was revoked or replaced since it cannot know.
 * Never throws, whatever is given.
 */
export function checkCertificate(given: string, keys: readonly CertificateKey[]): CertificateReport {
	const found = findStatement(given);
	const split = found === undefined ? undefined : splitStatement(found);
	if (!split) return { verdict: found === undefined ? 'no_statement' : 'altered' };
	const { statement, message, signature } = split;
	const named = keys.filter(({ name }) => name.startsWith(statement.key));
	if (named.length === 0) return { verdict: 'unknown_key' };
	const key = named.find(({ bytes }) => verifies(signature, message, bytes));
	if (!key) return { verdict: 'altered' };
	return { verdict: key.compromised === undefined ? 'right' : 'compromised_key', statement, key: key.name };
}

function verifies(signature: Uint8Array, message: Uint8Array, key: Uint8Array): boolean {
	try {
		return ed25519.verify(signature, message, key, { zip215: false });
	} catch {
		return false;
	}
}
