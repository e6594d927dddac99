import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyFor } from '#people/server';

/** What is sealed fills a multiple of so many octets, so that its length says little. */
const room = 1024;

/**
 * Seals what somebody wrote for themselves (AES-256-GCM), with a key that is not in the database and for one place in it: whoever
 * reads the tables or a copy of them reads no word.
 */
export function sealWords(place: string, said: unknown): Buffer {
	const words = Buffer.from(JSON.stringify(said));
	const filled = Buffer.alloc(Math.ceil((words.length + 4) / room) * room);
	filled.writeUInt32BE(words.length);
	words.copy(filled, 4);
	const nonce = randomBytes(12);
	const cipher = createCipheriv('aes-256-gcm', keyFor('evaluation.commitment'), nonce).setAAD(Buffer.from(place));
	return Buffer.concat([nonce, cipher.update(filled), cipher.final(), cipher.getAuthTag()]);
}

/** The words again; null where they were sealed with another secret, or for another place. */
export function openWords(place: string, sealed: Buffer): unknown {
	try {
		const decipher = createDecipheriv('aes-256-gcm', keyFor('evaluation.commitment'), sealed.subarray(0, 12));
		decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(-16));
		const filled = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]);
		return JSON.parse(filled.subarray(4, 4 + filled.readUInt32BE()).toString());
	} catch {
		return null;
	}
}
