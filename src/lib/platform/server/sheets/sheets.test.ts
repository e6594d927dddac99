import exceljs from 'exceljs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { asCsv } from './csv.ts';
import { asXlsx } from './xlsx.ts';

const rows = [
	['Mokykla', 'Pastaba'],
	['Želvos „Saulės“ gimnazija; I', 'Du "kartus",\nir dar'],
	['=1+1', '@SUM(A1)'],
	['+370 600 00000', '-5'],
	['  =HYPERLINK("x")', '\t=1'],
	['Gera mokykla – „A“', '']
];

test('a CSV begins with the mark of UTF-8, ends its lines as programs expect, and keeps every letter', () => {
	const csv = asCsv(rows, 'lt');
	expect(csv.startsWith('\ufeffMokykla;Pastaba\r\n"Želvos „Saulės“ gimnazija; I";"Du ""kartus"",\nir dar"\r\n')).toBe(true);
	expect(asCsv(rows, 'en')).toContain('Želvos „Saulės“ gimnazija; I,"Du');
});

test('what could be a formula is a text in a CSV', () => {
	const read = parse(asCsv(rows, 'lt'), { delimiter: ';', bom: true }) as string[][];
	for (const cell of read.flat()) expect(cell).not.toMatch(/^\s*[=+\-@]/);
	expect(read[2]).toEqual([`'=1+1`, `'@SUM(A1)`]);
	expect(read.at(-1)).toEqual(['Gera mokykla – „A“', '']);
});

test('an XLSX has the same cells, and every one is a text', async () => {
	const book = new exceljs.Workbook();
	await book.xlsx.load((await asXlsx(rows, 'Paraiškos: 2026/2027 [rudens] kvietimas', new Date(0))).buffer as ArrayBuffer);
	const [sheet] = book.worksheets;
	expect(sheet?.name).toBe('Paraiškos  2026 2027  rudens  k');
	expect(sheet?.getRow(3).values).toEqual([undefined, '=1+1', '@SUM(A1)']);
	expect(sheet?.getCell('A3').type).toBe(exceljs.ValueType.String);
	expect(sheet?.getCell('A2').value).toBe('Želvos „Saulės“ gimnazija; I');
});
