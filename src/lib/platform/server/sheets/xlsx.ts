import type { Workbook } from 'exceljs';

/** A sheet of a workbook; its headings are the first row. In the columns `days` (from 0) a day is kept as a day; numbers have so many `decimals`. */
export type Sheet = { name: string; rows: readonly (readonly (string | number)[])[]; days?: readonly number[]; decimals?: number };

/** A sheet as XLSX: every cell is text, so nothing in it is a formula; the headings stay in sight. */
export const asXlsx = (rows: readonly (readonly string[])[], name: string, at: Date): Promise<Uint8Array> =>
	asWorkbook([{ name, rows }], at);

/** Several sheets as XLSX. A text is kept as a text, a number as a number and a day as a day; nothing is a formula. */
export async function asWorkbook(sheets: readonly Sheet[], at: Date): Promise<Uint8Array> {
	// A large library that few requests need: read when the first sheet is asked for.
	const { default: exceljs } = await import('exceljs');
	const book: Workbook = new exceljs.Workbook();
	book.creator = 'Kartu';
	book.created = at;
	book.modified = at;
	for (const { name, rows, days = [], decimals } of sheets) {
		const sheet = book.addWorksheet(name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
		sheet.addRows(rows.map((row, at) => row.map((cell, place) => (at > 0 && days.includes(place) ? asDay(cell) : cell))));
		sheet.getRow(1).font = { bold: true };
		sheet.columns.forEach((column, place) => {
			column.width = widthOf(rows, place);
			if (days.includes(place)) column.numFmt = 'yyyy-mm-dd';
			else if (decimals !== undefined) column.numFmt = `#,##0.${'0'.repeat(decimals)}`;
		});
	}
	return new Uint8Array(await book.xlsx.writeBuffer());
}

/** What is a day of the calendar as the date that spreadsheets reckon with; anything else as it is. */
const asDay = (cell: string | number): string | number | Date =>
	typeof cell === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(cell) ? new Date(`${cell}T00:00:00Z`) : cell;

const widthOf = (rows: Sheet['rows'], place: number): number =>
	Math.min(60, 2 + Math.max(...rows.slice(0, 200).map((row) => String(row[place] ?? '').length)));
