import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSigningKey, type SigningKey } from './key.ts';

/**
 * The key of this installation, in its data folder: made by whoever needs it first, readable to the owner of the folder
 * only. Of two processes that make one at the same moment one is kept, whole, and both use that.
 */
export function keptKey(folder: string): SigningKey {
	const path = join(folder, 'signing-key.pem');
	const pem = readIfThere(path) ?? make(folder, path);
	const key = readSigningKey(pem);
	if (!key) throw new Error(`${path} is not a private key of Ed25519 in PEM`);
	return key;
}

function make(folder: string, path: string): string {
	mkdirSync(folder, { recursive: true });
	const draft = `${path}.${randomBytes(6).toString('hex')}`;
	const { privateKey } = generateKeyPairSync('ed25519');
	try {
		writeFileSync(draft, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx', flush: true });
		linkSync(draft, path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		rmSync(draft, { force: true });
	}
	return readFileSync(path, 'utf8');
}

function readIfThere(path: string): string | undefined {
	try {
		return readFileSync(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}
