import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** The SHA-256 of bytes, or of a text in UTF-8, in lower-case hexadecimal. */
export const sha256Hex = (content: Uint8Array | string): string =>
	bytesToHex(sha256(typeof content === 'string' ? new TextEncoder().encode(content) : content));

/** The text of bytes, or undefined when they are not UTF-8. A mark of byte order is not taken away: it is no JSON. */
export function utf8(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** The bytes of a text in standard Base64 with padding, or undefined when it is not spelled in the one canonical way. */
export function fromBase64(text: string): Uint8Array | undefined {
	try {
		const letters = atob(text);
		return btoa(letters) === text ? Uint8Array.from(letters, (letter) => letter.charCodeAt(0)) : undefined;
	} catch {
		return undefined;
	}
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
	one.length === other.length && one.every((byte, i) => byte === other[i]);
