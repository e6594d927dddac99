import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import type { CertificateContent } from '#credentials';
import { openSigning } from '#platform/server';
import { didOf } from '#lib/credentials/server/issuing/did.ts';
import { signedBadge } from '#lib/credentials/server/issuing/badge.ts';
import { exampleKey, exampleStatement, newKey } from './example.ts';

const { number, code, name, issuer_code, issued_on } = exampleStatement;
const content: CertificateContent = {
	...{ version: 1, number, code, name, issued_on, place: 'Užpalių gimnazija', minutes_an_hour: 45, replaces: null },
	issuer: { name: exampleStatement.issuer, code: issuer_code, address: '', accreditation: 'AK-1' },
	programme: { title: { lt: exampleStatement.programme, en: '' }, code: exampleStatement.programme_code },
	title: { lt: exampleStatement.title, en: '' },
	days: ['2027-03-01', '2027-03-02', '2027-03-03'],
	hours: { contact: 72, consultation: 18, independent: 0 },
	competences: [{ lt: 'Ugdymo turinio planavimas', en: '' }],
	...{ lecturers: ['Rasa Petrauskaitė'], signatory: { post: 'Direktorė', name: 'Giedrė Vaičiulytė' } }
};
const badge = () =>
	signedBadge({
		...{ content, edition_id: '1b671a64-40d5-491e-99b0-da01ff1f3341', origin: 'https://kartu.example' },
		issued_at: new Date('2027-03-05T10:00:00Z'),
		public_key: exampleKey.public_key
	});

beforeAll(() =>
	openSigning({ KARTU_DATA: '', KARTU_SIGNING_KEY: exampleKey.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() })
);

/** A key as another library reads it: out of the identifier of the issuer alone, as did:key says. */
const resolve = (did: string) => {
	const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
	const written = did.replace(/^did:key:z/, '').replace(/#.*$/, '');
	const value = [...written].reduce((sum, sign) => sum * 58n + BigInt(alphabet.indexOf(sign)), 0n);
	const bytes = Buffer.from(value.toString(16), 'hex');
	expect([...bytes.subarray(0, 2)]).toEqual([0xed, 0x01]);
	return { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(2).toString('base64url') };
};

test('another library verifies the badge by nothing but the identifier of its issuer', async () => {
	const token = badge();
	const { kid = '', alg } = decodeProtectedHeader(token);
	expect(alg).toBe('EdDSA');
	const keys = createLocalJWKSet({ keys: [{ ...resolve(kid), kid, alg: 'EdDSA' }] });
	const { payload } = await jwtVerify(token, keys, { issuer: didOf(exampleKey.public_key).id, currentDate: new Date('2027-03-06') });
	expect(payload).toMatchObject({
		jti: 'https://kartu.example/certificates/MM-2027-000123~A2B3C4D5',
		id: 'https://kartu.example/certificates/MM-2027-000123~A2B3C4D5',
		credentialSubject: { result: [{ value: '18' }, { value: '4.5' }, { value: '0' }] }
	});
	const [head, , signature] = token.split('.');
	const forged = Buffer.from(JSON.stringify({ ...payload, name: 'Kita programa' })).toString('base64url');
	await expect(jwtVerify(`${head}.${forged}.${signature}`, keys)).rejects.toThrow('signature verification failed');
	const others = createLocalJWKSet({ keys: [{ kty: 'OKP', crv: 'Ed25519', x: newKey().public_key, kid, alg: 'EdDSA' }] });
	await expect(jwtVerify(token, others)).rejects.toThrow('signature verification failed');
});

test('what it says is what Open Badges 3.0 demands', () => {
	const schema = JSON.parse(readFileSync('tests/certificates/badge-schema.json', 'utf8')) as object;
	const ajv = new Ajv({ allErrors: true });
	formats.default(ajv);
	const fits = ajv.compile(schema);
	const credential = JSON.parse(Buffer.from(badge().split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
	expect([fits(credential), fits.errors]).toEqual([true, null]);
	for (const missing of ['@context', 'type', 'name', 'credentialSubject', 'issuer', 'validFrom'])
		expect([missing, fits({ ...credential, [missing]: undefined })]).toEqual([missing, false]);
});

test('every certificate has an identity of its own for whoever holds it', () => {
	const subjects = [badge(), badge()].map(
		(token) => (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub
	);
	expect(new Set(subjects).size).toBe(2);
});

test('the identifier of a key is read back as the key', () => {
	for (const { public_key } of [exampleKey, newKey(), newKey()]) expect(resolve(didOf(public_key).id).x).toBe(public_key);
});
