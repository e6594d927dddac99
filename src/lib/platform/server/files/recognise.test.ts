import { expect, test } from 'vitest';
import * as office from '../../../../../tests/support/office.ts';
import { endingOf, safeName } from './name.ts';
import { recogniseFile } from './recognise.ts';

const text = (words: string): Uint8Array => Buffer.from(words);

test.each([
	['a document', office.pdf(), 'protokolas.pdf', 'application/pdf'],
	['a document with its ending in capitals', office.pdf(), 'PROTOKOLAS.PDF', 'application/pdf'],
	['a document whose name has no ending', office.pdf(), 'protokolas', 'application/pdf'],
	['Word', office.docx(), 'planas.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
	['Excel', office.xlsx(), 'duomenys.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
	['PowerPoint', office.pptx(), 'pristatymas.pptx', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
	['OpenDocument text', office.odt(), 'planas.odt', 'application/vnd.oasis.opendocument.text'],
	['OpenDocument table', office.ods(), 'duomenys.ods', 'application/vnd.oasis.opendocument.spreadsheet'],
	['a PNG picture', office.png(), 'mokykla.png', 'image/png'],
	['a JPEG picture by its long ending', office.jpeg(), 'mokykla.jpeg', 'image/jpeg'],
	['a WebP picture', office.webp(), 'mokykla.webp', 'image/webp']
])('what may be attached is recognised by its content: %s', async (_, bytes, name, media_type) => {
	expect(await recogniseFile(bytes, name)).toMatchObject({ ok: true, value: { media_type } });
});

test.each([
	['nothing', new Uint8Array(), 'tuscias.pdf', 'file_empty'],
	['one byte too many', Buffer.concat([office.pdf(), Buffer.alloc(20 * 1024 * 1024)]), 'didelis.pdf', 'file_too_large'],
	['a web page', text('<!doctype html><script>alert(1)</script>'), 'puslapis.html', 'file_kind_refused'],
	['a web page that calls itself a document', text('<!doctype html><script>alert(1)</script>'), 'protokolas.pdf', 'file_kind_refused'],
	['a drawing that can carry scripts', text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'ženklas.svg', 'file_kind_refused'],
	['a program', text('MZ\x90\x00this program'), 'programa.exe', 'file_kind_refused'],
	['a Word document with macros', office.docm(), 'planas.docx', 'file_kind_refused'],
	['any other archive', office.zipOf({ 'a.txt': 'a' }), 'viskas.zip', 'file_kind_refused'],
	['plain text', text('Labas'), 'labas.txt', 'file_kind_refused'],
	['a picture that calls itself a document', office.png(), 'protokolas.pdf', 'file_lies'],
	['a document that calls itself a program', office.pdf(), 'protokolas.exe', 'file_lies'],
	['an Excel table that calls itself Word', office.xlsx(), 'planas.docx', 'file_lies'],
	['a picture whose name is turned around', office.png(), 'nuotrauka\u202egnp.exe', 'file_lies']
])('what may not be attached is refused by name: %s', async (_, bytes, name, refusal) => {
	expect(await recogniseFile(bytes, name)).toMatchObject({ ok: false, refusal });
});

test.each([
	['Markdown', text('# Labas'), 'lapas.md', 'text/markdown'],
	['a table', text('mokinys;balas\n1;7'), 'lentelė.CSV', 'text/csv'],
	['a table in the letters of an old program', Buffer.from([0xd0, 0xf0, 0x3b, 0x37]), 'sena.csv', 'text/csv'],
	['plain text', text('Labas'), 'labas.txt', 'text/plain'],
	['an archive', office.zipOf({ 'a.txt': 'a' }), 'viskas.zip', 'application/zip'],
	['a document', office.pdf(), 'protokolas.pdf', 'application/pdf']
])('what may be shared is recognised: %s', async (_, bytes, name, media_type) => {
	expect(await recogniseFile(bytes, name, true)).toMatchObject({ ok: true, value: { media_type } });
});

test.each([
	['a web page', text('<!doctype html><script>alert(1)</script>'), 'puslapis.html', 'file_kind_refused'],
	['a text without an ending', text('Labas'), 'labas', 'file_kind_refused'],
	['a program that calls itself a text', text('MZ\x90\x00this program'), 'labas.txt', 'file_kind_refused'],
	['a picture that calls itself a text', office.png(), 'labas.txt', 'file_lies'],
	['an archive that calls itself a document', office.zipOf({ 'a.txt': 'a' }), 'planas.pdf', 'file_lies'],
	['a Word document with macros', office.docm(), 'planas.docx', 'file_kind_refused']
])('what may not be shared is refused by name: %s', async (_, bytes, name, refusal) => {
	expect(await recogniseFile(bytes, name, true)).toMatchObject({ ok: false, refusal });
});

test('an archive that would fill the disk is kept as it came: nobody unpacks it', async () => {
	for (const inside of ['nuliai.bin', '[Content_Types].xml', 'mimetype']) {
		const bomb = office.bomb(inside);
		expect(bomb.byteLength).toBeLessThan(1_000_000);
		const before = process.memoryUsage().rss;
		await recogniseFile(bomb, 'bomba.zip', true);
		expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
	}
	expect(await recogniseFile(office.bomb('nuliai.bin'), 'bomba.zip', true)).toMatchObject({
		ok: true,
		value: { media_type: 'application/zip' }
	});
});

test.each([
	['folders are left out', '../../etc/passwd.pdf', 'passwd.pdf'],
	['folders of another system too', 'C:\\Dokumentai\\Planas.pdf', 'Planas.pdf'],
	['Lithuanian letters and quotes stay', 'Želvos „Saulės“ gimnazija.pdf', 'Želvos „Saulės“ gimnazija.pdf'],
	['marks of direction go', 'plan\u202eas\u200f.pdf', 'planas.pdf'],
	['line ends and zeros go', 'pla\r\nnas\0.pdf', 'planas.pdf'],
	['signs that some systems forbid are replaced', 'kas?.pdf', 'kas-.pdf'],
	['dots do not hide a file', '...slapta.pdf', 'slapta.pdf'],
	['a name of nothing gets one', '\u200b.pdf', 'failas.pdf'],
	['a missing ending is added', 'Planas 2026', 'Planas 2026.pdf'],
	['letters made of two are made one', 'Z\u030celva.pdf', 'Želva.pdf'],
	['a megabyte of name is cut', `${'ą'.repeat(1_000_000)}.pdf`, `${'ą'.repeat(120)}.pdf`]
])('a name is made safe: %s', (_, name, safe) => {
	expect(safeName(name, ['pdf'])).toBe(safe);
});

test('an ending is read through unseen marks', () => {
	expect(['a.PDF', 'a.p\u200bdf', 'a', 'a.tar.gz'].map(endingOf)).toEqual(['pdf', 'pdf', '', 'gz']);
});
