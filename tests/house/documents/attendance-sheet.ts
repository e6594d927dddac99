import { renderPdf } from '#platform/server';
import type { Sample } from './sample.ts';

const title = 'Mokymų dalyvių sąrašas';
const words = {
	title,
	footer: 'Mokymų dalyvių sąrašas, MOK-2026-000001',
	caption: 'MOK-2026-000001 · 2027 m. kovo 1 d., iki pietų',
	facts: {
		columns: ['Kas', 'Duomenys'],
		rows: [
			{ name: 'Mokykla', value: 'Želvos „Saulės“ gimnazija' },
			{ name: 'Laikas', value: '2027 m. kovo 1 d., 9.00–12.00' }
		]
	},
	columns: ['Nr.', 'Kodas', 'Vardas ir pavardė', 'Pareigos', 'Parašas'],
	rows: Array.from({ length: 30 }, (_, at) => [
		String(at + 1),
		`A${'23456789ABCDEFGHJKMNPQRTUVWXYZ'[at]}`,
		`Dalyvė Žąsytė ${at + 1}`,
		'Mokytoja'
	]),
	lecturers: { title: 'Lektoriai', columns: ['Vardas ir pavardė', 'Parašas'], names: ['Jonas Kazlauskas', 'Eglė Šimkutė'] },
	qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path d="M0 0h2v2H0z"/></svg>',
	qr_words: 'Adresas, kuriuo lektorius suveda šį lapą',
	typed: 'Po pusdienio lektorius šį lapą suveda pagal kodus.'
};

/** The sheet of a half-day for signatures (e6). */
export const attendanceSheet: Sample = {
	title,
	locale: 'lt',
	heard: [
		'2027 m. kovo 1 d., iki pietų',
		title,
		'Želvos „Saulės“ gimnazija',
		'Vardas ir pavardė',
		'Dalyvė Žąsytė 1',
		'Dalyvė Žąsytė 30',
		'Lektoriai',
		'Jonas Kazlauskas',
		'Po pusdienio'
	],
	pictures: ['Adresas, kuriuo lektorius suveda šį lapą'],
	print: () => renderPdf('attendance-sheet', words, { locale: 'lt', at: new Date('2026-11-27T08:00:00Z') })
};
