import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { openSigning, publicKeyPem, keyFingerprint, signBytes } from '#platform/server';
import { signedPartOf, statedOf, statementOf, numberOf, type CertificateContent } from '#credentials';
import { certificatePdf } from '#credentials/server';
import { signedBadge } from '../src/lib/credentials/server/issuing/badge.ts';
import { checkCertificate, readKeys } from '../verify/index.ts';

/** As many as a year of mini-trainings issues; a tenth where somebody only tries it out. */
const many = 1000;

/**
 * Certificates from the record to the document: each signed, with its badge, its QR and its tagged PDF (PDF/UA-1) of its own; then each
 * statement checked by the second reader, which shares no code with what signed it.
 */
export function documents({ quick }: { quick: boolean }): Promise<Record<string, unknown>> {
	const { privateKey } = generateKeyPairSync('ed25519');
	openSigning({ KARTU_DATA: '', KARTU_SIGNING_KEY: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() });
	const public_key = createPublicKey(publicKeyPem()).export({ format: 'jwk' }).x ?? '';
	const count = quick ? many / 10 : many;
	const issued_at = new Date('2027-03-05T10:00:00Z');
	const statements: string[] = [];
	let bytes = 0;

	const began = performance.now();
	for (let serial = 1; serial <= count; serial++) {
		const content = contentOf(serial);
		const part = signedPartOf(statedOf(content, keyFingerprint()));
		const statement = statementOf(part, signBytes(Buffer.from(part)));
		signedBadge({ content, edition_id: '1b671a64-40d5-491e-99b0-da01ff1f3341', issued_at, origin: 'https://kartu.example', public_key });
		bytes += certificatePdf({ content, statement, state: 'valid', replaced_by: null, issued_at }).byteLength;
		statements.push(statement);
	}
	const seconds = (performance.now() - began) / 1000;

	const keys = readKeys(JSON.stringify({ keys: [{ key: keyFingerprint(), public_key }] })) ?? [];
	const times = statements.map((statement) => {
		const from = performance.now();
		if (checkCertificate(statement, keys).verdict !== 'right') throw new Error('a certificate is not right');
		return performance.now() - from;
	});
	times.sort((one, other) => one - other);
	return Promise.resolve({
		benchmark: 'documents',
		certificates: count,
		seconds: rounded(seconds),
		ms_each: rounded((seconds * 1000) / count),
		kilobytes_each: rounded(bytes / count / 1024),
		verification_ms: { median: rounded(times[Math.floor(count / 2)] ?? 0), slowest: rounded(times.at(-1) ?? 0) }
	});
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** No two have the same name, topic or hours, so that nothing can be set once for all. */
function contentOf(serial: number): CertificateContent {
	const names = ['Ona', 'Eglė', 'Jonas', 'Žydrūnas', 'Ūla', 'Rasa', 'Tomas', 'Ieva'];
	return {
		version: 1,
		number: numberOf('MM', 2027, serial),
		code: 'A2B3C4D5',
		issuer: { name: 'Ugdymo plėtotės centras', code: '190000000', address: 'Katkaus g. 44, Vilnius', accreditation: 'AK-2025-17' },
		name: `${names[serial % names.length]} Petrauskaitė-Nr ${serial}`,
		programme: { title: { lt: 'Mini mokymai mokyklos komandai', en: 'Mini-trainings' }, code: '213000123' },
		title: { lt: `Pamokos uždavinio formulavimas ir mokymosi stebėjimas, ${serial} grupė`, en: '' },
		days: ['2027-03-01', '2027-03-02', '2027-03-03'],
		place: 'Utenos r. Užpalių gimnazija, Astikų g. 17',
		hours: { contact: 72 - (serial % 16), consultation: serial % 25, independent: 0 },
		minutes_an_hour: 45,
		competences: [
			{ lt: 'Ugdymo turinio planavimo kompetencija', en: '' },
			{ lt: 'Mokinių pasiekimų vertinimo kompetencija', en: '' }
		],
		lecturers: ['Rasa Petrauskaitė', 'Jonas Kazlauskas'],
		signatory: { post: 'Direktorė', name: 'Giedrė Vaičiulytė' },
		issued_on: '2027-03-05',
		replaces: null
	};
}
