import ExcelJS from 'exceljs';
import { checkDigit } from '#schools';

/** Headers as a Lithuanian register writes them. */
export const headers = [
	'Juridinio asmens kodas',
	'Mokyklos pavadinimas',
	'Tipas',
	'Savininkas',
	'Savivaldybė',
	'Adresas',
	'El. paštas',
	'Mokinių skaičius',
	'Mokytojų skaičius'
];

/** The nth legal code of invented schools. */
export function codeOf(n: number): string {
	const eight = String(97_000_000 + n);
	return `${eight}${checkDigit(eight)}`;
}

const names = ['Žiežmarių', 'Šilo', 'Ąžuolų', 'Vėtrungių', 'Gintarėlių', 'Čekonių', 'Įlankos', 'Ūlos', 'Eglynų', 'Dauniškių'];
const kinds = ['gimnazija', 'progimnazija', 'pagrindinė mokykla', 'pradinė mokykla'];

/** One row of the register, the nth of its file. */
export const rowOf = (n: number): string[] => {
	const kind = kinds[n % kinds.length] ?? '';
	return [
		codeOf(n),
		`${names[n % names.length]} ${n} ${kind}`,
		kind,
		'Savivaldybės',
		`LT-${String((n % 60) + 1).padStart(2, '0')}`,
		`Mokyklos g. ${n}`,
		`rastine${n}@mokykla.example`,
		String(40 + (n % 700)),
		String(8 + (n % 60))
	];
};

export const rowsOf = (count: number): string[][] => Array.from({ length: count }, (_, n) => rowOf(n));

/** A text of separated values, quoted where needed. */
export const csvOf = (rows: string[][], separator = ';', line = '\r\n'): string =>
	[headers, ...rows]
		.map((row) => row.map((cell) => (/["\r\n;,\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator))
		.join(line) + line;

/** A workbook with one sheet; a cell may be a number, a day, a formula. */
export async function workbookOf(rows: ExcelJS.CellValue[][], header: string[] = headers): Promise<Uint8Array> {
	const workbook = new ExcelJS.Workbook();
	workbook.addWorksheet('Mokyklos').addRows([header, ...rows]);
	return new Uint8Array(await workbook.xlsx.writeBuffer());
}
