import ExcelJS from 'exceljs';
import { done, refused, type Outcome } from '#platform';
import { tidied } from '../../written.ts';
import type { Table, TableRefusal, TableRow } from './table.ts';

/** What a workbook may hold when unpacked: a small file can be made to unpack to anything. */
const mostUnpacked = 200 * 1024 * 1024;

/** Reads the first sheet that has anything in it. Formulas count by their results, dates as days. */
export async function readWorkbook(bytes: Uint8Array): Promise<Outcome<Table, TableRefusal>> {
	const unpacked = unpackedSize(bytes);
	if (unpacked === undefined) return refused('file_not_a_table');
	if (unpacked > mostUnpacked) return refused('file_too_large');
	const workbook = new ExcelJS.Workbook();
	try {
		await workbook.xlsx.load(Buffer.from(bytes) as unknown as Parameters<typeof workbook.xlsx.load>[0]);
	} catch {
		return refused('file_broken');
	}
	const sheet = workbook.worksheets.find(({ actualRowCount }) => actualRowCount > 0);
	if (!sheet) return refused('file_empty');
	const [header, ...rows] = rowsOf(sheet);
	const headers = (header?.cells ?? []).map(tidied);
	return done({
		form: { kind: 'xlsx', sheet: sheet.name },
		headers,
		rows: rows.map((row) => ({ ...row, cells: headers.map((_, place) => row.cells[place] ?? '') }))
	});
}

function rowsOf(sheet: ExcelJS.Worksheet): TableRow[] {
	const rows: TableRow[] = [];
	sheet.eachRow({ includeEmpty: false }, (row, line) => {
		const cells: string[] = [];
		row.eachCell({ includeEmpty: true }, (cell, column) => void (cells[column - 1] = textOf(cell.value)));
		const filled = Array.from(cells, (cell) => cell ?? '');
		if (filled.some((cell) => cell.trim() !== '')) rows.push({ line, cells: filled });
	});
	return rows;
}

function textOf(value: ExcelJS.CellValue): string {
	if (value === null || value === undefined) return '';
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
	if (typeof value !== 'object') return String(value);
	if ('richText' in value) return value.richText.map(({ text }) => text).join('');
	if ('text' in value) return textOf(value.text as ExcelJS.CellValue);
	if ('result' in value) return textOf(value.result as ExcelJS.CellValue);
	return '';
}

/**
 * The size that the parts of a workbook say they have when unpacked, from the list at the end of the file. Undefined where
 * the file is some other archive: a workbook has a part that is called so.
 */
function unpackedSize(bytes: Uint8Array): number | undefined {
	const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let size = 0;
	let isWorkbook = false;
	for (
		let at = buffer.indexOf('PK\u0001\u0002', 0, 'latin1');
		at !== -1 && at + 46 <= buffer.length;
		at = buffer.indexOf('PK\u0001\u0002', at + 4, 'latin1')
	) {
		size += buffer.readUInt32LE(at + 24);
		isWorkbook ||= buffer.subarray(at + 46, at + 46 + buffer.readUInt16LE(at + 28)).toString('latin1') === 'xl/workbook.xml';
	}
	return isWorkbook ? size : undefined;
}
