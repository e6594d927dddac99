import { hkdfSync, randomBytes } from 'node:crypto';

let secret: string | undefined;
const keys = new Map<string, Buffer>();

/** Tells this process the secret of the installation (`KARTU_SECRET`). */
export function keepSecret(given: string): void {
	if (!given) console.warn('KARTU_SECRET is not set: sessions and links of this process end with it');
	secret = given || randomBytes(32).toString('base64url');
	keys.clear();
}

/** A key for one purpose, derived from the installation's secret: a link's signature can never pass for a session's. */
export function keyFor(purpose: string): Buffer {
	secret ??= randomBytes(32).toString('base64url');
	const key = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', secret, 'kartu', purpose, 32));
	keys.set(purpose, key);
	return key;
}
