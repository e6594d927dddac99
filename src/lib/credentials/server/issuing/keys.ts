import { createPublicKey } from 'node:crypto';
import { keyFingerprint, publicKeyPem, type Context, type Trx } from '#platform/server';

/** A key by which certificates are checked. The public key is 32 bytes in Base64url. */
export type Key = { fingerprint: string; public_key: string; since: Date; until: Date | null; compromised_at: Date | null };

/** All keys that have ever signed a certificate here, the newest first. */
export const keysOf = (trx: Trx): Promise<Key[]> =>
	trx.selectFrom('credentials.key').selectAll().orderBy('since', 'desc').orderBy('fingerprint').execute();

/**
 * The key with which this installation signs now. The first certificate after a key was changed writes it down and ends the
 * one before, which stays honoured. Null where the key was declared compromised: nothing more is signed by it.
 */
export async function keyInUse(trx: Trx, { now }: Pick<Context, 'now'>): Promise<Key | null> {
	const fingerprint = keyFingerprint();
	const known = await trx.selectFrom('credentials.key').selectAll().where('fingerprint', '=', fingerprint).executeTakeFirst();
	if (known && known.until === null) return known.compromised_at ? null : known;
	if (known?.compromised_at) return null;
	await trx.updateTable('credentials.key').set({ until: now }).where('until', 'is', null).where('fingerprint', '<>', fingerprint).execute();
	const public_key = createPublicKey(publicKeyPem()).export({ format: 'jwk' }).x ?? '';
	return trx
		.insertInto('credentials.key')
		.values({ fingerprint, public_key, since: now })
		.onConflict((conflict) => conflict.column('fingerprint').doUpdateSet({ until: null }))
		.returningAll()
		.executeTakeFirstOrThrow();
}
