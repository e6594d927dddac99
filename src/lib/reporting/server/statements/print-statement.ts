import { dayInWords, dayOf } from '#platform';
import { renderPdf } from '#platform/server';
import { inHours } from '#delivery';
import { totalsOf } from '../../statement.ts';
import type { StatementRecord } from './rows.ts';

/** The words of a statement. It is handed over for payment and is kept in the language of the state. */
const words = {
	title: 'Lektoriaus darbo ataskaita',
	footer: (reference: string) => `Lektoriaus darbo ataskaita Nr. ${reference}`,
	columns: ['Kas', 'Duomenys'],
	lecturer: 'Lektorius',
	number: 'Numeris',
	period: 'Laikotarpis',
	from_to: (from: string, to: string) => `${from} – ${to}`,
	home: 'Kelionės pradžia',
	made: 'Pateikta',
	approved: 'Patvirtinta',
	withdrawn: 'Atsiimta arba grąžinta',
	days: 'Mokymų dienos',
	line: ['Diena', 'Mokymai', 'Kontaktinės', 'Konsultacijos', 'Kelionė, km'],
	correction: 'taisymas',
	reckoned: (kilometres: number) => `apskaičiuota ${kilometres} km`,
	total: 'Iš viso',
	hours: (minutes: number) => `Valandos – akademinės (${minutes} min.), iš uždarytų lankomumo žurnalų ir suteiktų konsultacijų.`,
	way: 'Kelionė skaičiuojama vieną kartą už dieną, pirmyn ir atgal tiesia linija nuo lektoriaus savivaldybės centro iki mokymų vietos; lektorius gali įrašyti nuvažiuotus kilometrus.'
};

/** A statement as a tagged PDF, as it was handed over. */
export function printStatement({ content, ...row }: StatementRecord): Uint8Array {
	const totals = totalsOf(content.lines);
	const facts: [string, string][] = [
		[words.lecturer, content.lecturer],
		[words.number, content.reference],
		[words.period, words.from_to(dayInWords(row.from_on, 'lt'), dayInWords(row.to_on, 'lt'))],
		...(content.home ? [[words.home, content.home] as [string, string]] : []),
		[words.made, dayInWords(dayOf(row.made_at), 'lt')],
		...(row.approved_at
			? [[words.approved, `${dayInWords(dayOf(row.approved_at), 'lt')}, ${row.approved_by ?? ''}`] as [string, string]]
			: []),
		...(row.withdrawn_at ? [[words.withdrawn, dayInWords(dayOf(row.withdrawn_at), 'lt')] as [string, string]] : [])
	];
	const data = {
		title: words.title,
		footer: words.footer(content.reference),
		author: content.lecturer,
		caption: `${content.programme}. ${content.edition}`,
		facts: { columns: words.columns, rows: facts.map(([name, value]) => ({ name, value })) },
		sections: [
			{
				title: words.days,
				records: {
					columns: words.line,
					widths: [3, 6, 2, 2, 2],
					numeric: 3,
					rows: [
						...content.lines.map((line) => [
							dayInWords(line.on, 'lt'),
							[`${line.of} (${line.reference})`, line.title, line.place, ...(line.correction ? [words.correction] : [])].join('\n'),
							hoursInWords(line.contact),
							hoursInWords(line.consultation),
							line.reckoned !== null && line.reckoned !== line.kilometres
								? `${line.kilometres}\n${words.reckoned(line.reckoned)}`
								: String(line.kilometres)
						]),
						[words.total, '', hoursInWords(totals.contact), hoursInWords(totals.consultation), String(totals.kilometres)]
					]
				},
				lines: [words.hours(content.minutes_an_hour), words.way]
			}
		],
		signature: []
	};
	return renderPdf('evidence', data, { locale: 'lt', at: row.approved_at ?? row.withdrawn_at ?? row.made_at });
}

/** Academic hours as papers have them: 4,5. */
export const hoursInWords = (quarters: number): string =>
	new Intl.NumberFormat('lt', { maximumFractionDigits: 2 }).format(inHours(quarters));
