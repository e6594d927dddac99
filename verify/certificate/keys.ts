import { readPublicKey } from '../file/key.ts';
import { sha256Hex } from '../text/bytes.ts';

/** A key that certificates are checked by. `compromised`: since when its signatures prove nothing. */
export type CertificateKey = { bytes: Uint8Array; name: string; compromised: string | undefined };

/**
 * Reads keys as they are published (`/.well-known/kartu-certificate-keys.json`), or one key in PEM; undefined when the text is
 * neither. A key whose name is not its own hash makes all of them suspect.
 */
export function readKeys(text: string): CertificateKey[] | undefined {
	if (text.includes('-----BEGIN')) {
		const key = readPublicKey(text);
		return key && [{ ...key, compromised: undefined }];
	}
	const list = parsed(text);
	if (!Array.isArray(list)) return undefined;
	const keys = list.map(readKey);
	return keys.every((key) => key !== undefined) ? keys : undefined;
}

function parsed(text: string): unknown {
	try {
		return (JSON.parse(text.slice(0, 1_000_000)) as { keys?: unknown } | null)?.keys;
	} catch {
		return undefined;
	}
}

function readKey(value: unknown): CertificateKey | undefined {
	if (typeof value !== 'object' || value === null) return undefined;
	const { key, public_key, compromised } = value as Record<string, unknown>;
	if (typeof key !== 'string' || typeof public_key !== 'string' || !/^[\w-]{43}$/.test(public_key)) return undefined;
	const letters = atob(public_key.replace(/-/g, '+').replace(/_/g, '/'));
	const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
	if (sha256Hex(bytes) !== key) return undefined;
	return { bytes, name: key, compromised: typeof compromised === 'string' ? compromised : undefined };
}
