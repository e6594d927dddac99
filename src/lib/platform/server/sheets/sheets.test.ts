import exceljs from 'exceljs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { asCsv } from './csv.ts';
import { asWorkbook, asXlsx } from './xlsx.ts';

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

test('what could be a formula is a text in a CSV, and a number below zero a number', () => {
	const read = parse(asCsv(rows, 'lt'), { delimiter: ';', bom: true }) as string[][];
	for (const cell of read.flat().filter((one) => one !== '-5')) expect(cell).not.toMatch(/^\s*[=+\-@]/);
	expect(read[2]).toEqual([`'=1+1`, `'@SUM(A1)`]);
	expect(read[3]).toEqual([`'+370 600 00000`, '-5']);
	expect(read.at(-1)).toEqual(['Gera mokykla – „A“', '']);
	const numbers = parse(asCsv([['-12,50', '-12.50', '-1+1', '-12,50;=1', '- 5']], 'lt'), { delimiter: ';', bom: true }) as string[][];
	expect(numbers[0]).toEqual(['-12,50', '-12.50', `'-1+1`, `'-12,50;=1`, `'- 5`]);
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

test('in a workbook days are days, money has its cents, and what begins like a formula is a text', async () => {
	const sheet = {
		name: 'Išlaidos',
		rows: [
			['Kas', 'Kada', 'Kiek'],
			['=cmd|x', '2027-03-01', 250.4],
			['-5', 'vėliau', 1000]
		],
		days: [1],
		decimals: 2
	};
	const book = new exceljs.Workbook();
	await book.xlsx.load((await asWorkbook([sheet], new Date(0))).buffer as ArrayBuffer);
	const cell = (name: string) => book.worksheets[0]!.getCell(name);
	expect([cell('A2').type, cell('A3').type]).toEqual([exceljs.ValueType.String, exceljs.ValueType.String]);
	expect([cell('B2').value, cell('B2').numFmt]).toEqual([new Date('2027-03-01T00:00:00Z'), 'yyyy-mm-dd']);
	expect([cell('B1').value, cell('B3').value]).toEqual(['Kada', 'vėliau']);
	expect([cell('C2').value, cell('C2').numFmt]).toEqual([250.4, '#,##0.00']);
});
