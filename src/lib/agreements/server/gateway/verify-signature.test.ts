import { getDocumentProxy } from 'unpdf';
import { describe, expect, test } from 'vitest';
import { renderPdf } from '#platform/server';
import { certificateFor, makeAuthority } from './authority.ts';
import { signedCms } from './cms.ts';
import { signPdf } from './local-gateway.ts';
import { appended, readRevision } from './pdf-revisions.ts';
import { coveredBy, withPlaceForSignature, withSignature } from './place-for-signature.ts';
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
		const base = Buffer.from(given);
		const { objects, size } = readRevision(base);
		const [number, page] = [...objects].find(([, text]) => /\/Type\s*\/Page\b(?!s)/.test(text)) ?? [0, ''];
		const forged = appended(base, new Map([[number, page.replace(/\/Contents\s+\d+/, '/Contents 1')]]), size);
		const signed = await signPdf(authority, forged, rasa, now);
		expect(await verifySignature(signed, expected())).toEqual({ ok: false, fault: 'changes_the_document' });
	});

	test('when the update frees an object, so that a page loses its words though no object is said anew', async () => {
		const base = Buffer.from(given);
		const { objects, size, trailer, startxref } = readRevision(base);
		const [, freed] = /\/Contents\s+(\d+)/.exec([...objects.values()].find((text) => /\/Type\s*\/Page\b(?!s)/.test(text)) ?? '') ?? [];
		const kept = trailer.replace(/\/(Size|Prev)\s+\d+/g, '').trim();
		const update = `\nxref\n${freed} 1\n0000000000 00001 f \ntrailer\n<<\n/Size ${size}\n/Prev ${startxref}\n${kept}\n>>\nstartxref\n${base.length + 1}\n%%EOF\n`;
		const signed = await signPdf(authority, Buffer.concat([base, Buffer.from(update, 'latin1')]), rasa, now);
		expect(await verifySignature(signed, expected())).toEqual({ ok: false, fault: 'changes_the_document' });
	});

	test('when something is laid over a page beside the signature', async () => {
		const base = Buffer.from(given);
		const { objects, size } = readRevision(base);
		const [number, page] = [...objects].find(([, text]) => /\/Type\s*\/Page\b(?!s)/.test(text)) ?? [0, ''];
		const covered = appended(
			base,
			new Map([
				[number, page.replace(/>>\s*$/, `/Annots ${size} 0 R /Tabs /S >>`)],
				[size, `[${size + 1} 0 R]`],
				[size + 1, '<< /Type /Annot /Subtype /FreeText /F 4 /Rect [0 0 600 800] /Contents (Kita suma) /DA (/Helv 40 Tf) >>']
			]),
			size + 2
		);
		const signed = await signPdf(authority, covered, rasa, now);
		expect(await verifySignature(signed, expected())).toEqual({ ok: false, fault: 'changes_the_document' });
	});

	test('when the signature’s field has a look that could hide the text', async () => {
		const painted = (pdf: Buffer) => Buffer.from(pdf.toString('latin1').replace('/Rect [0 0 0 0]', '/Rect [0 0 9 9]'), 'latin1');
		const { pdf, place } = withPlaceForSignature(Buffer.from(given), { name: rasa.name, reason: 'Parašas', at: now });
		const forged = painted(pdf);
		const cms = await signedCms(coveredBy(forged, place.range), await certificateFor(authority, rasa, now));
		expect(await verifySignature(withSignature(forged, place, cms), expected())).toEqual({ ok: false, fault: 'changes_the_document' });
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
