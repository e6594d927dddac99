import { dayInWords, inLocale, type Locale } from '#platform';
import { renderPdf, type Context } from '#platform/server';
import { inHours } from '../../hours.ts';
import type { OwnRecord, RecordLine } from './own-record.ts';

const words = {
	lt: {
		title: (year: number) => `Kvalifikacijos tobulinimo valandos ${year} m.`,
		footer: (name: string, year: number) => `${name}, ${year} m.`,
		caption: 'Kas įrašyta uždarytuose lankomumo žurnaluose ir suteiktose konsultacijose',
		facts: ['Kas', 'Kiek'] as const,
		name: 'Vardas, pavardė',
		contact: 'Kontaktinės valandos',
		consultation: 'Konsultacijos',
		independent: 'Savarankiškas darbas',
		days: 'Panaudota dienų',
		left: 'Liko iš penkių dienų',
		above: 'Daugiau nei penkios dienos',
		made: 'Sudaryta',
		learnt: 'Mokymai',
		columns: ['Kada', 'Kas', 'Programa', 'Kontaktinės', 'Konsultacijos', 'Savarankiškos', 'Iš viso'],
		none: 'Šiais metais valandų dar nėra.',
		conversion: (programme: string, hours: string) => `${programme}: diena – ${hours} ak. val.`,
		rule: 'Mokytojas per metus turi teisę bent penkias dienas dalyvauti kvalifikacijos tobulinimo programose ir renginiuose. Kiek akademinių valandų laikoma diena, nustato kiekviena programa. Viena akademinė valanda – 45 minutės.',
		rules: 'Kaip skaičiuojama'
	},
	en: {
		title: (year: number) => `Hours of professional development in ${year}`,
		footer: (name: string, year: number) => `${name}, ${year}`,
		caption: 'What stands in closed registers and in consultations that were given',
		facts: ['What', 'How much'] as const,
		name: 'Name',
		contact: 'Contact hours',
		consultation: 'Consultations',
		independent: 'Independent work',
		days: 'Days used',
		left: 'Left of five days',
		above: 'Above five days',
		made: 'Made on',
		learnt: 'Trainings',
		columns: ['When', 'What', 'Programme', 'Contact', 'Consultations', 'Independent', 'In all'],
		none: 'There are no hours in this year yet.',
		conversion: (programme: string, hours: string) => `${programme}: a day is ${hours} academic hours`,
		rule: 'A teacher has the right to take part in programmes and events of professional development on at least five days a year. How many academic hours make a day is set by each programme. An academic hour is 45 minutes.',
		rules: 'How it is counted'
	}
} as const;

/** A person's own record of a year as a tagged PDF. */
export function printRecord(record: OwnRecord, { locale, now }: Pick<Context, 'locale' | 'now'>): Uint8Array {
	const said = words[locale];
	const { balance, year, name } = record;
	const days = (hundredths: number) => written(hundredths / 100, locale);
	const facts: [string, string][] = [
		[said.name, name],
		[said.contact, hours(balance.contact, locale)],
		[said.consultation, hours(balance.consultation, locale)],
		...(balance.independent > 0 ? [[said.independent, hours(balance.independent, locale)] as [string, string]] : []),
		[said.days, days(balance.days)],
		balance.above > 0 ? [said.above, days(balance.above)] : [said.left, days(balance.left)],
		[said.made, dayInWords(record.today, locale)]
	];
	const data = {
		title: said.title(year),
		footer: said.footer(name, year),
		author: 'Kartu',
		caption: said.caption,
		facts: { columns: [...said.facts], rows: facts.map(([key, value]) => ({ name: key, value })) },
		learnt: said.learnt,
		none: record.learnt.length === 0 ? said.none : null,
		records: { columns: [...said.columns], rows: record.learnt.map((line) => cells(line, locale)) },
		rules: {
			title: said.rules,
			lines: [
				said.rule,
				...record.conversions.map(({ programme, quarters_a_day }) =>
					said.conversion(inLocale(programme, locale), hours(quarters_a_day, locale))
				)
			]
		}
	};
	return renderPdf('hours-record', data, { locale, at: now });
}

const cells = (line: RecordLine, locale: Locale): string[] => [
	line.first_on === line.last_on ? line.first_on : `${line.first_on} – ${line.last_on}`,
	`${inLocale(line.title, locale)} (${line.reference})`,
	inLocale(line.programme, locale),
	hours(line.contact, locale),
	hours(line.consultation, locale),
	hours(line.independent, locale),
	hours(line.contact + line.consultation + line.independent, locale)
];

const hours = (quarters: number, locale: Locale): string => written(inHours(quarters), locale);

/** „4,5“ (L-16). */
const written = (value: number, locale: Locale): string =>
	new Intl.NumberFormat(locale === 'lt' ? 'lt-LT' : 'en-GB', { maximumFractionDigits: 2 }).format(value);
