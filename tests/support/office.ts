import { crc32, deflateRawSync } from 'node:zlib';

/** A zip of uncompressed entries: enough to be what Office programs write, without a library. */
export function zipOf(entries: Record<string, string>): Uint8Array {
	const parts: Buffer[] = [];
	const directory: Buffer[] = [];
	let offset = 0;
	for (const [name, text] of Object.entries(entries)) {
		const body = Buffer.from(text);
		const facts = Buffer.alloc(26);
		facts.writeUInt16LE(20, 0);
		facts.writeUInt32LE(crc32(body), 10);
		facts.writeUInt32LE(body.length, 14);
		facts.writeUInt32LE(body.length, 18);
		facts.writeUInt16LE(Buffer.byteLength(name), 22);
		const entry = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), body]);
		const end = Buffer.alloc(14);
		end.writeUInt32LE(offset, 10);
		directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, end, Buffer.from(name)]));
		parts.push(entry);
		offset += entry.length;
	}
	const list = Buffer.concat(directory);
	const tail = Buffer.alloc(18);
	tail.writeUInt16LE(directory.length, 4);
	tail.writeUInt16LE(directory.length, 6);
	tail.writeUInt32LE(list.length, 8);
	tail.writeUInt32LE(offset, 12);
	return Buffer.concat([...parts, list, Buffer.from('PK\x05\x06'), tail]);
}

/** An archive of some hundred kilobytes with one entry that becomes a quarter of a gigabyte of zeros when it is unpacked. */
export function bomb(name: string): Uint8Array {
	const size = 256 * 1024 * 1024;
	const zeros = Buffer.alloc(size);
	const packed = deflateRawSync(zeros, { level: 9 });
	const facts = Buffer.alloc(26);
	facts.writeUInt16LE(20, 0);
	facts.writeUInt16LE(8, 4);
	facts.writeUInt32LE(crc32(zeros), 10);
	facts.writeUInt32LE(packed.length, 14);
	facts.writeUInt32LE(size, 18);
	facts.writeUInt16LE(Buffer.byteLength(name), 22);
	const entry = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), packed]);
	const list = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, Buffer.alloc(14), Buffer.from(name)]);
	const tail = Buffer.alloc(18);
	tail.writeUInt16LE(1, 4);
	tail.writeUInt16LE(1, 6);
	tail.writeUInt32LE(list.length, 8);
	tail.writeUInt32LE(entry.length, 12);
	return Buffer.concat([entry, list, Buffer.from('PK\x05\x06'), tail]);
}

/** The smallest Word document that says it is one. */
export const docx = (): Uint8Array =>
	officeOf('/word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml');
export const xlsx = (): Uint8Array =>
	officeOf('/xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml');
export const pptx = (): Uint8Array =>
	officeOf('/ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml');
export const docm = (): Uint8Array => officeOf('/word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml');
export const odt = (): Uint8Array => zipOf({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<x/>' });
export const ods = (): Uint8Array => zipOf({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' });

export const pdf = (text = ''): Uint8Array => Buffer.from(`%PDF-1.7\n1 0 obj <<>> endobj\n%${text}\n%%EOF`);
export const png = (): Uint8Array =>
	Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
export const jpeg = (): Uint8Array =>
	Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), Buffer.from('JFIF\0'), Buffer.alloc(64)]);
export const webp = (): Uint8Array =>
	Buffer.concat([Buffer.from('RIFF'), Buffer.from([36, 0, 0, 0]), Buffer.from('WEBPVP8 '), Buffer.alloc(64)]);

const officeOf = (part: string, type: string): Uint8Array =>
	zipOf({
		'[Content_Types].xml': `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="${part}" ContentType="${type}"/></Types>`,
		[part.slice(1)]: '<x/>'
	});
