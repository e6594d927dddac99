import { dayOf } from '#platform';
import { asWorkbook, renderPdf } from '#platform/server';
import { lackingInWords, words } from './words.ts';
import type { Evidence } from './gather.ts';
import {
	attendanceOf,
	certificatesTable,
	dayWords,
	evaluationOf,
	hoursInWords,
	ledgerOf,
	numberInWords,
	participantsTable,
	taughtOf,
	timetableOf,
	type Table
} from './tables.ts';

export type Paper = 'timetable' | 'participants' | 'attendance' | 'results';
export const papers: readonly Paper[] = ['timetable', 'participants', 'attendance', 'results'];

/** One document of the evidence as a tagged PDF (D-06, e6). The same evidence and moment give the same bytes. */
export function printPaper(evidence: Evidence, paper: Paper, at: Date): Uint8Array {
	const { delivery, centre, edition } = evidence;
	const { title } = words[paper];
	const data = {
		title,
		footer: `${delivery.reference}. ${title}`,
		author: centre,
		institution: { name: centre, lines: [] },
		caption: `${delivery.programme_name.lt}. ${edition}`,
		facts: { columns: words.columns, rows: factsOf(evidence, at).map(([name, value]) => ({ name, value })) },
		sections: tablesOf(evidence, paper).map(sectionOf),
		wide: paper === 'attendance',
		signature: []
	};
	return renderPdf('evidence', data, { locale: 'lt', at });
}

/** The same lists as a workbook, and the ledger from which they are reckoned. */
export const workbookOf = (evidence: Evidence, at: Date): Promise<Uint8Array> =>
	asWorkbook(
		[...papers.flatMap((paper) => tablesOf(evidence, paper)), ledgerOf(evidence)].map(({ title, columns, rows }) => ({
			name: title.replace(/ \(.*\)$/, ''),
			rows: [columns, ...rows]
		})),
		at
	);

function tablesOf(evidence: Evidence, paper: Paper): Table[] {
	if (paper === 'timetable') return [timetableOf(evidence)];
	if (paper === 'participants') return [participantsTable(evidence)];
	if (paper === 'attendance') return [attendanceOf(evidence), taughtOf(evidence)];
	const lacking = evidence.lacking.map((one) => lackingInWords(one, dayWords));
	const lack: Table = {
		title: words.lacking.title,
		columns: words.columns.slice(0, 1),
		widths: [1],
		numeric: 0,
		rows: lacking.map((one) => [one]),
		notes: []
	};
	return [certificatesTable(evidence), evaluationOf(evidence), ...(lacking.length > 0 ? [lack] : [])];
}

/** A list without rows is told by its notes alone. */
const sectionOf = ({ title, columns, widths, numeric, rows, notes }: Table) => ({
	title,
	...(rows.length > 0 && { records: { columns, widths, numeric, rows: rows.map((row) => row.map(numberInWords)) } }),
	lines: notes
});

function factsOf({ delivery }: Evidence, at: Date): [string, string][] {
	const { facts, promised } = words;
	const days = [delivery.first_on, delivery.last_on].flatMap((day) => (day ? [dayWords(day)] : []));
	return [
		[facts.reference, delivery.reference],
		[facts.of, delivery.school ?? delivery.network?.lt ?? ''],
		[facts.title, delivery.title.lt],
		[facts.place, delivery.place],
		[facts.days, [...new Set(days)].join(' – ')],
		[
			facts.promised,
			promised(hoursInWords(delivery.contact + delivery.consultation), hoursInWords(delivery.contact), hoursInWords(delivery.consultation))
		],
		[facts.made, dayWords(dayOf(at))]
	];
}
