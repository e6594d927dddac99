import { dayInWords, dayOf, inLocale, type Day, type Locale } from '#platform';
import { asCsv, asWorkbook, renderPdf } from '#platform/server';
import type { EditionOfCentre } from '#programmes/server';
import type { ReportForm } from '../../report.ts';
import type { ReportTable } from './gather.ts';
import { reportWords } from './words.ts';

export type Printing = {
	form: ReportForm;
	locale: Locale;
	name: string;
	edition: EditionOfCentre;
	centre: string;
	tables: readonly ReportTable[];
	at: Date;
	expires_on: Day;
};

/** A report as a file: a workbook with a sheet for each list, a tagged PDF, or one list as CSV. */
export async function printReport(printing: Printing): Promise<Uint8Array> {
	const { form, locale, tables, at } = printing;
	if (form === 'pdf') return pdfOf(printing);
	if (form === 'xlsx') {
		const noted = ({ rows, notes }: ReportTable) => (rows.length > 0 ? rows : notes.map((note) => [note]));
		return asWorkbook(
			tables.map((table) => ({
				...{ name: table.title, rows: [table.columns, ...noted(table)] },
				...(table.days && { days: table.days }),
				...(table.decimals && { decimals: table.decimals })
			})),
			at
		);
	}
	const rows = tables.flatMap(({ columns, rows: all, notes }) => [columns, ...(all.length > 0 ? all : notes.map((note) => [note]))]);
	return new TextEncoder().encode(
		asCsv(
			rows.map((row) => row.map((cell) => plain(cell, locale))),
			locale
		)
	);
}

function pdfOf({ locale, name, edition, centre, tables, at, expires_on }: Printing): Uint8Array {
	const words = reportWords[locale];
	const facts: [string, string][] = [
		[words.facts.edition, inLocale(edition.name, locale)],
		[words.facts.made, dayInWords(dayOf(at), locale)],
		[words.facts.until, dayInWords(expires_on, locale)]
	];
	const data = {
		title: name,
		footer: `${words.report}. ${name}`,
		author: centre,
		institution: { name: centre, lines: [] },
		caption: `${inLocale(edition.programme.name, locale)}. ${inLocale(edition.name, locale)}`,
		facts: { columns: words.columns, rows: facts.map(([fact, value]) => ({ name: fact, value })) },
		sections: tables.map(({ title, columns, widths, numeric, decimals, rows, notes }) => ({
			title,
			...(rows.length > 0 && {
				records: { columns, widths, numeric, rows: rows.map((row) => row.map((cell) => grouped(cell, locale, decimals))) }
			}),
			lines: notes
		})),
		wide: tables.some(({ columns }) => columns.length > 7),
		signature: []
	};
	return renderPdf('evidence', data, { locale, at });
}

/** For programs: no spaces, the comma of the language. */
const plain = (cell: string | number, locale: Locale): string =>
	typeof cell === 'string' ? cell : locale === 'lt' ? String(cell).replace('.', ',') : String(cell);

const grouped = (cell: string | number, locale: Locale, decimals = 0): string =>
	typeof cell === 'string'
		? cell
		: new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: 2 }).format(cell);
