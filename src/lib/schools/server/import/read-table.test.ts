import iconv from 'iconv-lite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvOf, headers, rowsOf, workbookOf } from '../../../../../tests/support/register-file.ts';
import { pdf, png, docx, zipOf } from '../../../../../tests/support/office.ts';
import { readTable } from './read-table.ts';

const rows = rowsOf(3);
const cellsOf = async (bytes: Uint8Array) => {
	const read = await readTable(bytes);
	return read.ok ? read.value.rows.map(({ cells }) => cells) : read.refusal;
};
const formOf = async (bytes: Uint8Array) => {
	const read = await readTable(bytes);
	return read.ok ? read.value.form : read.refusal;
};

describe('the same rows come out of every kind of file', () => {
	const kinds: [string, Uint8Array, object][] = [
		['UTF-8 with semicolons', Buffer.from(csvOf(rows)), { kind: 'csv', encoding: 'UTF-8', separator: ';' }],
		['UTF-8 with a mark of order', Buffer.from(`\ufeff${csvOf(rows)}`), { kind: 'csv', encoding: 'UTF-8', separator: ';' }],
		['Windows-1257', iconv.encode(csvOf(rows), 'windows-1257'), { kind: 'csv', encoding: 'Windows-1257', separator: ';' }],
		['commas and bare line feeds', Buffer.from(csvOf(rows, ',', '\n')), { kind: 'csv', encoding: 'UTF-8', separator: ',' }],
		['tabs', Buffer.from(csvOf(rows, '\t')), { kind: 'csv', encoding: 'UTF-8', separator: '\t' }],
		[
			'UTF-16 with tabs, as spreadsheets save „Unicode text“',
			iconv.encode(csvOf(rows, '\t'), 'utf-16le', { addBOM: true }),
			{ kind: 'csv', encoding: 'UTF-16LE', separator: '\t' }
		]
	];
	test.each(kinds)('%s', async (_, bytes, form) => {
		expect(await formOf(bytes)).toEqual(form);
		expect(await cellsOf(bytes)).toEqual(rows);
	});

	test('a workbook', async () => {
		const bytes = await workbookOf(rows);
		expect(await formOf(bytes)).toEqual({ kind: 'xlsx', sheet: 'Mokyklos' });
		expect(await cellsOf(bytes)).toEqual(rows);
	});
});

test('cells of a workbook are read as they are meant: numbers, days, results of formulas, rich text', async () => {
	const bytes = await workbookOf([
		[
			195450190,
			new Date('2026-09-01T00:00:00Z'),
			{ formula: '1+1', result: 2 },
			{ richText: [{ text: 'Šilo ' }, { text: 'mokykla' }] },
			null,
			true
		]
	]);
	expect((await cellsOf(bytes))[0]).toEqual(['195450190', '2026-09-01', '2', 'Šilo mokykla', '', 'true', '', '', '']);
});

test('quoted separators, quotes and line breaks belong to their cells', async () => {
	const tricky = [['1', 'Kauno "Varpo" gimnazija', 'a;b', 'eilutė\nkita eilutė', '', '', '', '', '']];
	expect(await cellsOf(Buffer.from(csvOf(tricky)))).toEqual(tricky);
	expect(await cellsOf(Buffer.from(`${headers.join(';')}\n1;Kauno "Varpo" gimnazija;;;;;;;\n`))).toEqual([
		['1', 'Kauno "Varpo" gimnazija', '', '', '', '', '', '', '']
	]);
});

test('a quote that is never closed breaks its own row and no other', async () => {
	const text = `${headers.join(';')}\n${rows[0]?.join(';')}\n2;"Neuždaryta;;;;;;;\n${rows[2]?.join(';')}\n`;
	const read = await readTable(Buffer.from(text));
	expect(read.ok && read.value.rows.map(({ line, fault }) => [line, fault?.key])).toEqual([
		[2, undefined],
		[3, 'school_fault_quote'],
		[4, undefined]
	]);
});

test('a row with a separator too many or too few is marked with its line; empty cells at its end are no harm', async () => {
	const text = `${headers.join(';')}\n${rows[0]?.join(';')};;;\n1;2\n\n${rows[1]?.join(';')};x\n`;
	const read = await readTable(Buffer.from(text));
	expect(read.ok && read.value.rows.map(({ line, fault }) => [line, fault?.key, fault?.values?.['found']])).toEqual([
		[2, undefined, undefined],
		[3, 'school_fault_columns', 2],
		[5, 'school_fault_columns', 10]
	]);
});

describe('what is no table is refused by its content, whatever its name', () => {
	test.each<[string, Uint8Array | (() => Promise<Uint8Array>), string]>([
		['nothing', new Uint8Array(), 'file_empty'],
		['only line breaks', Buffer.from('\n\n\n'), 'file_empty'],
		['headers alone', Buffer.from(csvOf([])), 'file_without_rows'],
		['a PDF', pdf(), 'file_not_a_table'],
		['a picture', png(), 'file_not_a_table'],
		['a Word document', docx(), 'file_not_a_table'],
		['a web page', Buffer.from('<html><table></table></html>'), 'file_not_a_table'],
		['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]), 'file_old_excel'],
		['another archive', zipOf({ 'readme.txt': 'labas' }), 'file_not_a_table'],
		['an archive that says it is a workbook', zipOf({ 'xl/workbook.xml': 'labas' }), 'file_broken'],
		['half a workbook', async () => (await workbookOf(rows)).subarray(0, 2000), 'file_not_a_table'],
		['random bytes', Uint8Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256), 'file_not_a_table'],
		['more rows than any register has', Buffer.from(`a;b\n${'1;2\n'.repeat(20_001)}`), 'file_too_long']
	])('%s', async (_, bytes, refusal) => {
		expect(await readTable(typeof bytes === 'function' ? await bytes() : bytes)).toMatchObject({ ok: false, refusal });
	});
});

test('a workbook that would unpack to hundreds of megabytes is not unpacked', async () => {
	const bytes = Buffer.from(await workbookOf(rows));
	const entry = bytes.indexOf('PK\u0001\u0002', 0, 'latin1');
	bytes.writeUInt32LE(300 * 1024 * 1024, entry + 24);
	expect(await readTable(bytes)).toMatchObject({ refusal: 'file_too_large' });
});

test('no bytes make the reader fail', async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (bytes, asArchive) => {
			expect(await readTable(asArchive ? Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), bytes]) : bytes)).toHaveProperty('ok');
		}),
		{ numRuns: 300 }
	);
});
