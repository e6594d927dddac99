import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** The parts of lines 1 to 6 as anybody would write them down: a third writer of the format, for tests only. */
export type WrittenParts = Record<(typeof names)[number], object>;

const names = ['header', 'rules', 'applications', 'lots', 'votes', 'result'] as const;

export type KeyPair = { privateKey: KeyObject; publicKey: KeyObject };

export const makeKey = (): KeyPair => generateKeyPairSync('ed25519');

/** The key of the example in docs/selection-file.md. Everybody knows it: it vouches for nothing. */
export function exampleKey(): KeyPair {
	const der = Buffer.concat([
		Buffer.from('302e020100300506032b657004220420', 'hex'),
		createHash('sha256').update('the key of an example').digest()
	]);
	const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
	return { privateKey, publicKey: createPublicKey(privateKey) };
}

export const pemOf = ({ publicKey }: KeyPair): string => publicKey.export({ format: 'pem', type: 'spki' }).toString();

export const sha256 = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

/** Writes and signs a selection file, as docs/selection-file.md tells. */
export function writeFile(parts: WrittenParts, key: KeyPair): Buffer {
	return signLines(
		names.map((part) => `${JSON.stringify({ part, ...parts[part] })}\n`),
		key
	);
}

/** Puts the manifest and the signature under six lines, whatever they hold. */
export function signLines(lines: string[], key: KeyPair): Buffer {
	const parts = lines.map((line, i) => ({
		part: names[i],
		bytes: Buffer.byteLength(line),
		sha256: sha256(line)
	}));
	const manifest = `${JSON.stringify({ part: 'manifest', parts, key: sha256(rawKey(key)) })}\n`;
	return signText(lines.join('') + manifest, key);
}

/** Puts a signature under seven lines as they are. */
export function signText(seven: string, key: KeyPair): Buffer {
	const signature = sign(null, Buffer.from(seven), key.privateKey).toString('base64');
	return Buffer.from(`${seven}{"part":"signature","algorithm":"Ed25519","signature":"${signature}"}\n`);
}

const rawKey = ({ publicKey }: KeyPair): Buffer => publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
