import { getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { renderPdf } from '#platform/server';
import { makeAuthority } from './authority.ts';
import { signPdf } from './local-gateway.ts';
import { verifySignature, type Expected } from './verify-signature.ts';

const now = new Date('2026-11-27T08:00:00Z');
const authority = await makeAuthority();
const rasa = { name: 'Rasa Žąsytė', code: 'TEST-1' };
const ona = { name: 'Ona Savickienė', code: 'TEST-2' };
const jonas = { name: 'Jonas Ąžuolas', code: 'TEST-3' };

const written = (line: string) =>
	renderPdf(
		'questions',
		{ title: 'Sutartis', footer: 'Kartu', caption: '', institution: { name: 'Centras', lines: ['Vilnius'] }, lead: [line], sections: [] },
		{ locale: 'lt', at: now }
	);
const given = written('Trišalė sutartis');
const expected = (changes: Partial<Expected> = {}): Expected => ({
	given,
	signer: rasa,
	trusted: [authority.certificate],
	between: [new Date('2026-11-27T07:59:00Z'), new Date('2026-11-27T08:01:00Z')],
	...changes
});
const changed = (pdf: Uint8Array, at: number) => {
	const copy = Uint8Array.from(pdf);
	copy[at] = (copy[at] ?? 0) ^ 1;
	return copy;
};

describe('a signed document', () => {
	test('is taken when it is the given one, whole, signed by the one who was asked', async () => {
		const signed = await signPdf(authority, given, rasa, now);
		expect(await verifySignature(signed, expected())).toMatchObject({
			ok: true,
			verification: { signer: 'Rasa Žąsytė', code: 'TEST-1', signed_at: '2026-11-27T08:00:00.000Z', covers: signed.length - 2 * 16_384 - 2 }
		});
	});

	test('takes three signatures one after the other, each of which leaves the earlier ones as they were', async () => {
		let document = given;
		for (const signer of [rasa, ona, jonas]) {
			const signed = await signPdf(authority, document, signer, now);
			expect(await verifySignature(signed, expected({ given: document, signer }))).toMatchObject({ ok: true });
			document = signed;
		}
		const fields = await (await getDocumentProxy(Uint8Array.from(document))).getFieldObjects();
		expect(Object.keys(fields ?? {})).toEqual(['Signature1', 'Signature2', 'Signature3']);
	});

	test('is still tagged and readable for everybody', async () => {
		const proxy = await getDocumentProxy(Uint8Array.from(await signPdf(authority, given, rasa, now)));
		const { info, metadata } = await proxy.getMetadata();
		expect(info).toMatchObject({ Title: 'Sutartis', Language: 'lt' });
		expect(metadata?.getRaw()).toContain('<pdfuaid:part>1</pdfuaid:part>');
		expect(await proxy.getMarkInfo()).toMatchObject({ Marked: true });
	});
});

describe('is refused', () => {
	test('with any byte changed, wherever it stands', async () => {
		const signed = await signPdf(authority, given, rasa, now);
		const signature = Buffer.from(signed).indexOf('/Contents <', given.length, 'latin1');
		const places = Array.from({ length: signed.length }, (_, at) => at).filter(
			(at) => at % 211 === 0 || (at % 5 === 0 && at > signature && at < signature + 1800)
		);
		for (const at of places) expect(await verifySignature(changed(signed, at), expected()), `byte ${at}`).toMatchObject({ ok: false });
	}, 60_000);

	test('as another version of the text', async () => {
		const other = await signPdf(authority, written('Trišalė sutartis, kita redakcija'), rasa, now);
		expect(await verifySignature(other, expected())).toEqual({ ok: false, fault: 'not_the_given_document' });
	});

	test('without a signature', async () => {
		expect(await verifySignature(Buffer.concat([given, Buffer.from('\n% ranka pasirašyta\n')]), expected())).toEqual({
			ok: false,
			fault: 'no_signature'
		});
	});

	test('when something was added after the signature', async () => {
		const signed = await signPdf(authority, given, rasa, now);
		expect(await verifySignature(Buffer.concat([signed, Buffer.from('\n%\n')]), expected())).toEqual({
			ok: false,
			fault: 'does_not_cover_the_file'
		});
	});

	test('when the signed revision says something else in the place of what stood', async () => {
		const { appended, readRevision } = await import('./pdf-revisions.ts');
		const base = Buffer.from(given);
		const { objects, size } = readRevision(base);
		const [number, page] = [...objects].find(([, text]) => /\/Type\s*\/Page\b(?!s)/.test(text)) ?? [0, ''];
		const forged = appended(base, new Map([[number, page.replace(/\/Contents\s+\d+/, '/Contents 1')]]), size);
		const signed = await signPdf(authority, forged, rasa, now);
		expect(await verifySignature(signed, expected())).toEqual({ ok: false, fault: 'changes_the_document' });
	});

	test('when somebody else signed', async () => {
		expect(await verifySignature(await signPdf(authority, given, ona, now), expected())).toEqual({ ok: false, fault: 'another_signer' });
	});

	test('when the certificate comes from an authority that nobody trusts, though of the same name', async () => {
		expect(await verifySignature(await signPdf(await makeAuthority(), given, rasa, now), expected())).toEqual({
			ok: false,
			fault: 'certificate_not_trusted'
		});
	});

	test('when it was signed at another time than the signing', async () => {
		const early = await signPdf(authority, given, rasa, new Date('2026-11-26T08:00:00Z'));
		expect(await verifySignature(early, expected())).toEqual({ ok: false, fault: 'time_out_of_bounds' });
	});
});
