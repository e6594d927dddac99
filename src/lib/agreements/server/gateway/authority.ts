import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes, randomUUID } from 'node:crypto';
import * as asn1js from 'asn1js';
import * as pkijs from 'pkijs';
import { bufferOf, oids } from './cms.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const { subtle } = globalThis.crypto;

/** An authority that gives out test certificates: worth nothing outside this installation, and named so. */
export type Authority = { certificate: pkijs.Certificate; key: CryptoKey };
export type Signer = { name: string; code: string };
export type SignerKeys = { certificate: pkijs.Certificate; key: CryptoKey };

export const authorityName = 'Kartu TEST CA';

/** The authority of this installation, made at the first start and kept in the folder, readable by its owner alone. */
export async function openAuthority(folder: string): Promise<Authority> {
	const path = join(folder, 'test-authority.json');
	try {
		return await readAuthority(path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
	}
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	const made = await makeAuthority();
	const temporary = join(folder, `${randomUUID()}.tmp`);
	writeFileSync(temporary, JSON.stringify(await kept(made)), { mode: 0o600 });
	chmodSync(temporary, 0o600);
	try {
		// Fails where another process was first: then its authority is the one.
		linkSync(temporary, path);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
	} finally {
		rmSync(temporary, { force: true });
	}
	return readAuthority(path);
}

export async function makeAuthority(): Promise<Authority> {
	const keys = await newKeys();
	const names = [named(oids.commonName, authorityName), named(oids.organisation, 'Kartu')];
	const certificate = await certified({
		subject: names,
		issuer: names,
		publicKey: keys.publicKey,
		by: keys.privateKey,
		from: new Date('2000-01-01T00:00:00Z'),
		to: new Date('2049-12-31T00:00:00Z'),
		authority: true
	});
	return { certificate, key: keys.privateKey };
}

/** A certificate for one signature: made for the signer, for two days around it. */
export async function certificateFor(authority: Authority, signer: Signer, now: Date): Promise<SignerKeys> {
	const keys = await newKeys();
	const certificate = await certified({
		subject: [named(oids.commonName, signer.name), named(oids.serialNumber, signer.code)],
		issuer: authority.certificate.subject.typesAndValues,
		publicKey: keys.publicKey,
		by: authority.key,
		from: new Date(now.getTime() - 86_400_000),
		to: new Date(now.getTime() + 86_400_000),
		authority: false
	});
	return { certificate, key: keys.privateKey };
}

const newKeys = (): Promise<CryptoKeyPair> => subtle.generateKey(algorithm, true, ['sign', 'verify']);

type Certified = {
	subject: pkijs.AttributeTypeAndValue[];
	issuer: pkijs.AttributeTypeAndValue[];
	publicKey: CryptoKey;
	by: CryptoKey;
	from: Date;
	to: Date;
	authority: boolean;
};

async function certified({ subject, issuer, publicKey, by, from, to, authority }: Certified): Promise<pkijs.Certificate> {
	const certificate = new pkijs.Certificate();
	certificate.version = 2;
	certificate.serialNumber = new asn1js.Integer({ valueHex: bufferOf(Buffer.concat([Buffer.from([1]), randomBytes(15)])) });
	certificate.subject.typesAndValues.push(...subject);
	certificate.issuer.typesAndValues.push(...issuer);
	certificate.notBefore.value = from;
	certificate.notAfter.value = to;
	// An authority signs certificates; a person commits to content (RFC 5280, 4.2.1.3).
	const usage = new asn1js.BitString({ valueHex: Uint8Array.of(authority ? 0x06 : 0xc0).buffer, unusedBits: authority ? 1 : 6 });
	const constraints = new pkijs.BasicConstraints({ cA: authority });
	certificate.extensions = [
		new pkijs.Extension({
			extnID: oids.basicConstraints,
			critical: true,
			extnValue: constraints.toSchema().toBER(),
			parsedValue: constraints
		}),
		new pkijs.Extension({ extnID: oids.keyUsage, critical: true, extnValue: usage.toBER(), parsedValue: usage })
	];
	await certificate.subjectPublicKeyInfo.importKey(publicKey);
	await certificate.sign(by, 'SHA-256');
	return certificate;
}

const named = (type: string, value: string): pkijs.AttributeTypeAndValue =>
	new pkijs.AttributeTypeAndValue({ type, value: new asn1js.Utf8String({ value }) });

type Kept = { certificate: string; key: string };

const kept = async ({ certificate, key }: Authority): Promise<Kept> => ({
	certificate: Buffer.from(certificate.toSchema(true).toBER()).toString('base64'),
	key: Buffer.from(await subtle.exportKey('pkcs8', key)).toString('base64')
});

async function readAuthority(path: string): Promise<Authority> {
	const { certificate, key } = JSON.parse(readFileSync(path, 'utf8')) as Kept;
	return {
		certificate: pkijs.Certificate.fromBER(bufferOf(Buffer.from(certificate, 'base64'))),
		key: await subtle.importKey('pkcs8', Buffer.from(key, 'base64'), algorithm, true, ['sign'])
	};
}
