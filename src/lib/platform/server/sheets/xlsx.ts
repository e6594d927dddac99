import type { Workbook } from 'exceljs';

/** A sheet of a workbook; its headings are the first row. */
export type Sheet = { name: string; rows: readonly (readonly (string | number)[])[] };

/** A sheet as XLSX: every cell is text, so nothing in it is a formula; the headings stay in sight. */
export const asXlsx = (rows: readonly (readonly string[])[], name: string, at: Date): Promise<Uint8Array> =>
	asWorkbook([{ name, rows }], at);

/** Several sheets as XLSX. A text is kept as a text and a number as a number; nothing is a formula. */
export async function asWorkbook(sheets: readonly Sheet[], at: Date): Promise<Uint8Array> {
	// A large library that few requests need: read when the first sheet is asked for.
	const { default: exceljs } = await import('exceljs');
	const book: Workbook = new exceljs.Workbook();
	book.creator = 'Kartu';
	book.created = at;
	book.modified = at;
	for (const { name, rows } of sheets) {
		const sheet = book.addWorksheet(name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31), { views: [{ state: 'frozen', ySplit: 1 }] });
		sheet.addRows(rows.map((row) => [...row]));
		sheet.getRow(1).font = { bold: true };
		sheet.columns.forEach((column, place) => (column.width = widthOf(rows, place)));
	}
	return new Uint8Array(await book.xlsx.writeBuffer());
}

const widthOf = (rows: Sheet['rows'], place: number): number =>
	Math.min(60, 2 + Math.max(...rows.slice(0, 200).map((row) => String(row[place] ?? '').length)));
