import { createPublicKey, verify } from 'node:crypto';
import type { Trx } from '#platform/server';
import { readStatement, type Statement } from '../../statement.ts';
import { keysOf, type Key } from './keys.ts';

export type Verified =
	| { found: 'signed'; statement: Statement; key: Key }
	/** Not spelled as a statement, or not as it was signed. */
	| { found: 'altered' }
	/** Signed by a key that never signed certificates here. */
	| { found: 'key_unknown' };

/** Whether a statement is as one of the keys of this installation signed it. */
export async function verifyStatement(trx: Trx, said: string): Promise<Verified> {
	const read = readStatement(said);
	if (!read) return { found: 'altered' };
	const keys = (await keysOf(trx)).filter(({ fingerprint }) => fingerprint.startsWith(read.statement.key));
	if (keys.length === 0 || read.statement.key.length !== 16) return { found: 'key_unknown' };
	const key = keys.find((one) => signedBy(one, read.signedPart, read.signature));
	return key ? { found: 'signed', statement: read.statement, key } : { found: 'altered' };
}

const signedBy = ({ public_key }: Key, signedPart: string, signature: Uint8Array): boolean =>
	verify(null, Buffer.from(signedPart), createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: public_key }, format: 'jwk' }), signature);
