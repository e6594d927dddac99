import { execFile } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readSettings } from '../settings.ts';
import { keptKey } from './keep-key.ts';
import { keyFingerprint, openSigning, publicKeyPem, signBytes } from './index.ts';
import { fingerprintOf, pemOf, readSigningKey } from './key.ts';

const newFolder = () => mkdtempSync(join(tmpdir(), 'kartu-signing-'));
const message = Buffer.from('Ar tai tikrai mūsų?');

/** The first pair of RFC 8032, section 7.1: its private and public bytes are known to everybody. */
const secret = '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60';
const open = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
const pem = `-----BEGIN PRIVATE KEY-----\n${Buffer.from(`302e020100300506032b657004220420${secret}`, 'hex').toString('base64')}\n-----END PRIVATE KEY-----\n`;

describe('the key of an installation', () => {
	test('that is set signs as RFC 8032 says, also with its lines written out', () => {
		for (const given of [pem, pem.replaceAll('\n', '\\n')]) {
			openSigning({ KARTU_SIGNING_KEY: given, KARTU_DATA: newFolder() });
			expect(signBytes(new Uint8Array()).toString('hex')).toBe(
				'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b'
			);
			expect(createPublicKey(publicKeyPem()).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')).toBe(open);
			// printf of the 32 bytes | sha256sum
			expect(keyFingerprint()).toBe('21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9');
		}
	});

	test('that is not set is made once, kept for the owner alone, and signs the same afterwards', () => {
		const folder = newFolder();
		openSigning({ KARTU_SIGNING_KEY: '', KARTU_DATA: folder });
		expect(readdirSync(folder)).toEqual([]);
		const signature = signBytes(message);
		const published = publicKeyPem();
		expect(verify(null, message, published, signature)).toBe(true);
		expect(verify(null, Buffer.from('Kažkas kita'), published, signature)).toBe(false);
		expect(readdirSync(folder)).toEqual(['signing-key.pem']);
		expect(statSync(join(folder, 'signing-key.pem')).mode & 0o777).toBe(0o600);
		openSigning({ KARTU_SIGNING_KEY: '', KARTU_DATA: folder });
		expect([publicKeyPem(), keyFingerprint()]).toEqual([published, fingerprintOf(keptKey(folder))]);
	});

	test('is one, though several processes make it at the same moment', async () => {
		const folder = newFolder();
		const script = `import { keptKey } from './src/lib/platform/server/signing/keep-key.ts';
			import { pemOf } from './src/lib/platform/server/signing/key.ts';
			process.stdout.write(pemOf(keptKey(process.argv[1])));`;
		const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', script, folder]);
		const made = await Promise.all([run(), run(), run(), run()]);
		expect(new Set(made.map(({ stdout }) => stdout))).toEqual(new Set([pemOf(keptKey(folder))]));
		expect(readdirSync(folder)).toEqual(['signing-key.pem']);
	});

	test('that is something else is refused by name', () => {
		const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
		for (const wrong of ['labas', rsa]) {
			expect(readSigningKey(wrong)).toBeNull();
			expect(() => readSettings({ KARTU_SIGNING_KEY: wrong })).toThrow(/KARTU_SIGNING_KEY/);
		}
		const folder = newFolder();
		writeFileSync(join(folder, 'signing-key.pem'), 'labas');
		expect(() => keptKey(folder)).toThrow(/signing-key\.pem is not a private key/);
		expect(readFileSync(join(folder, 'signing-key.pem'), 'utf8')).toBe('labas');
	});
});
