import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';

/** The pair with which an installation signs what others are to be able to check. */
export type SigningKey = { privateKey: KeyObject; publicKey: KeyObject };

/** Reads a private key of Ed25519 in PEM; in a setting its lines may be parted by `\n`, written out. */
export function readSigningKey(pem: string): SigningKey | null {
	try {
		const privateKey = createPrivateKey(pem.replaceAll('\\n', '\n'));
		return privateKey.asymmetricKeyType === 'ed25519' ? { privateKey, publicKey: createPublicKey(privateKey) } : null;
	} catch {
		return null;
	}
}

/** The signature of Ed25519, 64 bytes. */
export const signWith = ({ privateKey }: SigningKey, bytes: Uint8Array): Buffer => sign(null, bytes, privateKey);

/** The public key as it is published: SubjectPublicKeyInfo in PEM. */
export const pemOf = ({ publicKey }: SigningKey): string => publicKey.export({ format: 'pem', type: 'spki' }).toString();

/** By what a signed file names its key: the SHA-256 of the 32 bytes of the public key, in lower-case hexadecimal. */
export const fingerprintOf = ({ publicKey }: SigningKey): string =>
	createHash('sha256')
		.update(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'))
		.digest('hex');
