import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { signedPartOf, statementOf, type Statement } from '#credentials';

/** The key of the example in docs/certificate-format.md: its secret bytes are 1, 2, 3 … 32. Everybody knows it; it vouches for nothing. */
const secret = Buffer.from(Array.from({ length: 32 }, (_, at) => at + 1)).toString('hex');
export const exampleKey = keyOf(
	createPrivateKey({ key: Buffer.from(`302e020100300506032b657004220420${secret}`, 'hex'), format: 'der', type: 'pkcs8' })
);

export type ExampleKey = { privateKey: KeyObject; public_key: string; key: string };

export function keyOf(privateKey: KeyObject): ExampleKey {
	const public_key = createPublicKey(privateKey).export({ format: 'jwk' }).x as string;
	return { privateKey, public_key, key: createHash('sha256').update(Buffer.from(public_key, 'base64url')).digest('hex') };
}

export const newKey = (): ExampleKey => keyOf(generateKeyPairSync('ed25519').privateKey);

/** Keys as an installation publishes them. */
export const published = (...keys: (ExampleKey & { compromised?: string })[]): string =>
	JSON.stringify({
		keys: keys.map(({ key, public_key, compromised = null }) => ({
			key,
			public_key,
			since: '2027-03-01T00:00:00.000Z',
			until: null,
			compromised
		}))
	});

/** The statement of the example. */
export const exampleStatement: Omit<Statement, 'key'> = {
	number: 'MM-2027-000123',
	code: 'A2B3C4D5',
	name: 'Ona Žemaitytė-Kairienė',
	programme: 'Mini mokymai mokyklos komandai',
	programme_code: '213000123',
	title: 'Pamokos uždavinio formulavimas',
	first_on: '2027-03-01',
	last_on: '2027-03-03',
	contact: 72,
	consultation: 18,
	independent: 0,
	issuer: 'Ugdymo plėtotės centras',
	issuer_code: '190000000',
	issued_on: '2027-03-05',
	replaces: ''
};

export function signedWith({ privateKey, key }: ExampleKey, statement: Omit<Statement, 'key'>): string {
	const part = signedPartOf({ ...statement, key: key.slice(0, 16) });
	return statementOf(part, sign(null, Buffer.from(part), privateKey));
}
