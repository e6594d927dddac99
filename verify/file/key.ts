import { fromBase64, sameBytes, sha256Hex } from '../text/bytes.ts';

/** An Ed25519 public key, and the name by which a manifest calls it. */
export type PublicKey = { bytes: Uint8Array; name: string };

/** SubjectPublicKeyInfo of Ed25519 (RFC 8410): these twelve bytes, then the 32 of the key. */
const beginning = Uint8Array.of(0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00);

/** Reads a public key from PEM, or undefined when it is none of Ed25519. White space around and inside does not count. */
export function readPublicKey(pem: string): PublicKey | undefined {
	const [, body] = /^\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]{1,1000})-----END PUBLIC KEY-----\s*$/.exec(pem.slice(0, 4000)) ?? [];
	const der = body === undefined ? undefined : fromBase64(body.replace(/\s/g, ''));
	if (der?.length !== beginning.length + 32 || !sameBytes(der.subarray(0, beginning.length), beginning)) return undefined;
	const bytes = der.subarray(beginning.length);
	return { bytes, name: sha256Hex(bytes) };
}
