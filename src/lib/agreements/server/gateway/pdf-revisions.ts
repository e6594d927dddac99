/**
 * Reads and lengthens the PDF files that Kartu makes itself (Typst: plain cross-reference tables, no compressed objects).
 * What stood stays byte for byte: a change is an incremental update (ISO 32000-1, 7.5.6), so earlier signatures hold.
 */

/** The objects of a file by number, the newest of each, and what its last trailer says. */
export type Revision = { objects: Map<number, string>; size: number; root: number; trailer: string; startxref: number };

/** Reads the whole chain of revisions. Throws where the file is not one of ours: callers answer that as “unreadable”. */
export function readRevision(pdf: Buffer): Revision {
	const startxref = startOf(pdf);
	const offsets = new Map<number, number>();
	const trailers: string[] = [];
	for (let at: number | undefined = startxref; at !== undefined; at = numberIn(trailers.at(-1) ?? '', 'Prev')) {
		if (trailers.length > 50) throw new Error('too many revisions');
		trailers.push(readTable(pdf, at, offsets));
	}
	const [trailer = ''] = trailers;
	const objects = new Map([...offsets].map(([number, offset]) => [number, objectAt(pdf, number, offset)]));
	const [size, root] = [numberIn(trailer, 'Size'), numberIn(trailer, 'Root')];
	if (size === undefined || root === undefined) throw new Error('the file has no root');
	return { objects, size, root, trailer, startxref };
}

/** The file with objects added or said anew; `size` is one more than the highest number. */
export function appended(pdf: Buffer, objects: ReadonlyMap<number, string>, size: number): Buffer {
	const { trailer, startxref } = readRevision(pdf);
	const lines = ['\n'];
	let at = pdf.length + 1;
	const offsets: [number, number][] = [];
	for (const [number, body] of [...objects].sort(([one], [other]) => one - other)) {
		const written = `${number} 0 obj\n${body}\nendobj\n`;
		offsets.push([number, at]);
		lines.push(written);
		at += Buffer.byteLength(written, 'latin1');
	}
	const sections = offsets.map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
	const kept = trailer.replace(/\/(Size|Prev)\s+\d+/g, '').trim();
	lines.push(`xref\n${sections.join('')}trailer\n<<\n/Size ${size}\n/Prev ${startxref}\n${kept}\n>>\nstartxref\n${at}\n%%EOF\n`);
	return Buffer.concat([pdf, Buffer.from(lines.join(''), 'latin1')]);
}

/** A text as a PDF string that shows every letter (UTF-16 with its mark). */
export const pdfText = (text: string): string => `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;

/** „D:20261127080000Z“ */
export const pdfTime = (at: Date): string => `(D:${at.toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z)`;

export function readPdfTime(text: string): Date | undefined {
	const [, year, month, day, hour, minute, second] = /\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z\)/.exec(text) ?? [];
	return year ? new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) : undefined;
}

function startOf(pdf: Buffer): number {
	const [, start] = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.toString('latin1', Math.max(0, pdf.length - 64))) ?? [];
	if (start === undefined) throw new Error('the file does not end as a PDF does');
	return Number(start);
}

/** Notes the offsets of one table (earlier notes win: they are newer) and returns the words of its trailer. */
function readTable(pdf: Buffer, at: number, offsets: Map<number, number>): string {
	const text = pdf.toString('latin1', at, Math.min(pdf.length, at + 400_000));
	if (!text.startsWith('xref')) throw new Error('no table of objects');
	const lines = /^xref\s+/.exec(text)?.[0].length ?? 0;
	const end = text.indexOf('trailer');
	const close = text.indexOf('startxref', end);
	const words = text.slice(lines, end).trim().split(/\s+/);
	for (let place = 0; place + 1 < words.length;) {
		const [first, count] = [Number(words[place]), Number(words[place + 1])];
		place += 2;
		for (let index = 0; index < count; index++, place += 3)
			if (words[place + 2] === 'n' && !offsets.has(first + index)) offsets.set(first + index, Number(words[place]));
	}
	const trailer = text.slice(end + 'trailer'.length, close).trim();
	return trailer.replace(/^<</, '').replace(/>>$/, '').trim();
}

function objectAt(pdf: Buffer, number: number, offset: number): string {
	const end = pdf.indexOf('endobj', offset, 'latin1');
	const text = pdf.toString('latin1', offset, end);
	const head = /^(\d+)\s+0\s+obj\s+/.exec(text);
	if (end < 0 || Number(head?.[1]) !== number) throw new Error(`object ${number} is not where it is said to be`);
	return text.slice(head?.[0].length).trim();
}

const numberIn = (dictionary: string, name: string): number | undefined => {
	const [, found] = new RegExp(`/${name}\\s+(\\d+)`).exec(dictionary) ?? [];
	return found === undefined ? undefined : Number(found);
};
