import type { Settings } from '../settings.ts';
import { keptKey } from './keep-key.ts';
import { fingerprintOf, pemOf, readSigningKey, signWith, type SigningKey } from './key.ts';

let find: (() => SigningKey) | undefined;
let found: SigningKey | undefined;

/** Tells this process with which key the installation signs: the one that is set, or the one in its data folder. */
export function openSigning({ KARTU_SIGNING_KEY, KARTU_DATA }: Pick<Settings, 'KARTU_SIGNING_KEY' | 'KARTU_DATA'>): void {
	found = undefined;
	find = () => (KARTU_SIGNING_KEY ? given(KARTU_SIGNING_KEY) : keptKey(KARTU_DATA));
}

/** Signs in the name of the installation (Ed25519, 64 bytes). */
export const signBytes = (bytes: Uint8Array): Buffer => signWith(key(), bytes);

/** The public key by which anybody checks what was signed here. */
export const publicKeyPem = (): string => pemOf(key());

/** How a signed file names the key. */
export const keyFingerprint = (): string => fingerprintOf(key());

/** The key is looked for when it is first needed: who never signs makes none. */
function key(): SigningKey {
	if (!find) throw new Error('the signing key of this process is not known');
	return (found ??= find());
}

function given(pem: string): SigningKey {
	const read = readSigningKey(pem);
	if (!read) throw new Error('KARTU_SIGNING_KEY is not a private key of Ed25519 in PEM');
	return read;
}
