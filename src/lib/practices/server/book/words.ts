import { dayInWords, type Locale } from '#platform';
import type { BookWords } from '../../book/compose.ts';
import type { Book } from '../../book/book.ts';

const decimal = (value: number | null, locale: Locale): string =>
	value === null ? '–' : locale === 'lt' ? String(value).replace('.', ',') : String(value);

const licences = (deed: string): Record<string, Book['licence']> => ({
	'CC-BY-4.0': { name: 'CC BY 4.0', url: `https://creativecommons.org/licenses/by/4.0/${deed}` },
	'CC-BY-SA-4.0': { name: 'CC BY-SA 4.0', url: `https://creativecommons.org/licenses/by-sa/4.0/${deed}` },
	'CC0-1.0': { name: 'CC0 1.0', url: `https://creativecommons.org/publicdomain/zero/1.0/${deed}` }
});

/** The words that a book has of itself. They are frozen with each edition. */
export const bookWords: Record<Locale, BookWords> = {
	lt: {
		parts: { recommendations: 'Metodinės rekomendacijos', experience: 'Mokyklų tinklų patirtis' },
		indexes: { schools: 'Mokyklų rodyklė', problems: 'Problemų rodyklė' },
		figures: { title: 'Skaičiai ir jų šaltiniai', columns: ['Rodiklis', 'Reikšmė', 'Kaip skaičiuojama', 'Kada suskaičiuota'] },
		words: {
			contents: 'Turinys',
			cover: 'Viršelis',
			imprint: 'Apie leidinį',
			chapter_of: 'Skyrius iš leidinio',
			summary: 'Visas leidinys skaitomas kaip tekstas; antraštės sužymėtos, turinys ir rodyklės veda į skyrius.'
		},
		licences: licences('deed.lt'),
		imprint: ({ publisher, editors, isbn, frozen_at }) => [
			`Parengė ${publisher}.`,
			...(editors ? [`Redagavo ${editors}.`] : []),
			'Skyrių autoriai nurodyti prie skyrių.',
			...(isbn ? [`ISBN ${isbn}`] : []),
			`Leidinys sudėtas ${dayInWords(new Date(frozen_at), 'lt')} Jame esantys skaičiai nebesikeičia; kaip ir kada jie suskaičiuoti, parašyta skyriuje „Skaičiai ir jų šaltiniai“.`,
			'Leidinį galima platinti ir naudoti pagal licenciją. Pavyzdžių licencijos nurodytos prie kiekvieno pavyzdžio.'
		],
		source: { licence: 'Licencija', address: 'Svetainėje' },
		examples: {
			texts: {
				problem: 'Problema',
				context: 'Kur tai buvo',
				did: 'Ką darėme',
				who: 'Su kuo',
				cost: 'Kiek laiko ir lėšų prireikė',
				changed_pupils: 'Kas pasikeitė mokiniams',
				changed_teachers: 'Kas pasikeitė mokytojams',
				evidence: 'Iš ko tai matome',
				failed: 'Kas nepavyko',
				elsewhere: 'Kaip pritaikyti kitur'
			},
			columns: ['Apie pavyzdį', 'Duomenys'],
			authors: 'Autoriai',
			others: 'mokyklos komanda',
			team: 'Mokyklos komanda',
			kind: 'Mokykla',
			pupils: 'Mokinių',
			place: 'Savivaldybė',
			year: 'Metai',
			credit: (name) => `Nuotrauka: ${name}`,
			measure: ({ measure, unit, from, to, first, last }) => ({
				caption: unit ? `${measure}, ${unit}` : measure,
				columns: ['Kas', 'Reikšmė'],
				rows: [
					['Nuo ko pradėta', decimal(from, 'lt')],
					['Ko siekta', decimal(to, 'lt')],
					['Pirmas matavimas', decimal(first, 'lt')],
					['Paskutinis matavimas', decimal(last, 'lt')]
				]
			})
		}
	},
	en: {
		parts: { recommendations: 'Recommendations', experience: 'Experience of the networks' },
		indexes: { schools: 'Index of schools', problems: 'Index of problems' },
		figures: { title: 'Figures and their sources', columns: ['Indicator', 'Value', 'How it is counted', 'Counted on'] },
		words: {
			contents: 'Contents',
			cover: 'Cover',
			imprint: 'About this book',
			chapter_of: 'A chapter of',
			summary: 'The whole book can be read as text; headings are marked, and the contents and indexes lead to the chapters.'
		},
		licences: licences('deed.en'),
		imprint: ({ publisher, editors, isbn, frozen_at }) => [
			`Prepared by ${publisher}.`,
			...(editors ? [`Edited by ${editors}.`] : []),
			'The authors are named beside their chapters.',
			...(isbn ? [`ISBN ${isbn}`] : []),
			`Set on ${dayInWords(new Date(frozen_at), 'en')}. Its figures do not change any more; “Figures and their sources” says how and when each was counted.`,
			'You may share and use this book under its licence. Each example states a licence of its own.'
		],
		source: { licence: 'Licence', address: 'On the site' },
		examples: {
			texts: {
				problem: 'The problem',
				context: 'Where it was',
				did: 'What we did',
				who: 'With whom',
				cost: 'What it took',
				changed_pupils: 'What changed for pupils',
				changed_teachers: 'What changed for teachers',
				evidence: 'How we see it',
				failed: 'What did not work',
				elsewhere: 'Trying it elsewhere'
			},
			columns: ['About the example', 'Facts'],
			authors: 'Authors',
			others: 'the school’s team',
			team: 'The school’s team',
			kind: 'School',
			pupils: 'Pupils',
			place: 'Municipality',
			year: 'Year',
			credit: (name) => `Picture: ${name}`,
			measure: ({ measure, unit, from, to, first, last }) => ({
				caption: unit ? `${measure}, ${unit}` : measure,
				columns: ['What', 'Value'],
				rows: [
					['Where it began', decimal(from, 'en')],
					['What was aimed at', decimal(to, 'en')],
					['First measured', decimal(first, 'en')],
					['Last measured', decimal(last, 'en')]
				]
			})
		}
	}
};
