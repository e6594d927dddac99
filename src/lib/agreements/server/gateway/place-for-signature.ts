import { appended, pdfText, pdfTime, readRevision } from './pdf-revisions.ts';

/** Bytes kept free for the signature, as hexadecimal digits: enough for a certificate and its issuer's. */
const room = 16_384;
const unset = '**********';

/** Where a signature lies in its file: what it covers, and where it stands itself. */
export type Place = { range: [number, number, number, number]; contents: { from: number; to: number } };

/**
 * Adds an empty signature (PAdES baseline: `ETSI.CAdES.detached`) to a file of ours as the next revision. The field is
 * hidden, so the document stays one for everybody (PDF/UA-1, 7.18.1).
 */
export function withPlaceForSignature(
	pdf: Buffer,
	{ name, reason, at }: { name: string; reason: string; at: Date }
): { pdf: Buffer; place: Place } {
	const { objects, size, root } = readRevision(pdf);
	const [page, pageText] = firstPage(objects, root);
	const catalog = objects.get(root) ?? '';
	const form = referenceIn(catalog, 'AcroForm');
	const notes = referenceIn(pageText, 'Annots');
	const [signature, widget, formNumber, notesNumber] = [
		size,
		size + 1,
		form ?? size + 2,
		notes ?? (form === undefined ? size + 3 : size + 2)
	];
	const fields = form === undefined ? [] : referencesIn(objects.get(form) ?? '');
	const changed = new Map<number, string>([
		[
			signature,
			`<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [0 ${unset} ${unset} ${unset}] /Contents <${'0'.repeat(room * 2)}> /M ${pdfTime(at)} /Name ${pdfText(name)} /Reason ${pdfText(reason)} >>`
		],
		[
			widget,
			`<< /Type /Annot /Subtype /Widget /FT /Sig /F 130 /Rect [0 0 0 0] /T (Signature${fields.length + 1}) /TU ${pdfText(name)} /V ${signature} 0 R /P ${page} 0 R >>`
		],
		[formNumber, `<< /SigFlags 3 /Fields [${[...fields, widget].map(written).join(' ')}] >>`],
		[notesNumber, `[${[...(notes === undefined ? [] : referencesIn(objects.get(notes) ?? '')), widget].map(written).join(' ')}]`]
	]);
	if (form === undefined) changed.set(root, withEntry(catalog, `/AcroForm ${formNumber} 0 R`));
	if (notes === undefined) changed.set(page, withEntry(pageText, `/Annots ${notesNumber} 0 R /Tabs /S`));
	const grown = appended(pdf, changed, Math.max(size, ...[...changed.keys()].map((number) => number + 1)));
	return withRange(grown, pdf.length);
}

/** The file with the signature in its place. */
export function withSignature(pdf: Buffer, { contents }: Place, cms: Uint8Array): Buffer {
	if (cms.length > room) throw new Error('the signature is larger than its place');
	const filled = Buffer.from(pdf);
	filled.write(
		Buffer.from(cms)
			.toString('hex')
			.padEnd(room * 2, '0'),
		contents.from + 1,
		'latin1'
	);
	return filled;
}

/** What a signature covers: everything of its revision but itself. */
export const coveredBy = (pdf: Buffer, [from, length, then, rest]: Place['range']): Buffer =>
	Buffer.concat([pdf.subarray(from, from + length), pdf.subarray(then, then + rest)]);

function withRange(pdf: Buffer, after: number): { pdf: Buffer; place: Place } {
	const from = pdf.indexOf('/Contents <', after, 'latin1') + '/Contents '.length;
	const to = from + room * 2 + 2;
	const range: Place['range'] = [0, from, to, pdf.length - to];
	const at = pdf.indexOf(`[0 ${unset}`, after, 'latin1');
	const blank = `[0 ${unset} ${unset} ${unset}]`;
	pdf.write(`[${range.join(' ')}]`.padEnd(blank.length), at, 'latin1');
	return { pdf, place: { range, contents: { from, to } } };
}

function firstPage(objects: ReadonlyMap<number, string>, root: number): [number, string] {
	const pages = referenceIn(objects.get(root) ?? '', 'Pages');
	let at = pages;
	for (let depth = 0; at !== undefined && depth < 20; depth++) {
		const text: string = objects.get(at) ?? '';
		if (/\/Type\s*\/Page\b(?!s)/.test(text)) return [at, text];
		at = referencesIn(/\/Kids\s*(\[[^\]]*\])/.exec(text)?.[1] ?? '')[0];
	}
	throw new Error('the file has no page');
}

const written = (number: number): string => `${number} 0 R`;
const withEntry = (dictionary: string, entry: string): string => dictionary.replace(/>>\s*$/, `${entry} >>`);
const referencesIn = (text: string): number[] => [...text.matchAll(/(\d+)\s+0\s+R/g)].map(([, number]) => Number(number));
const referenceIn = (dictionary: string, name: string): number | undefined => {
	const [, number] = new RegExp(`/${name}\\s+(\\d+)\\s+0\\s+R`).exec(dictionary) ?? [];
	return number === undefined ? undefined : Number(number);
};
