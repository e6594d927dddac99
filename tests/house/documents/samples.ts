import { attendanceSheet } from './attendance-sheet.ts';
import { book } from './book.ts';
import { certificate } from './certificate.ts';
import { halfYear } from './half-year.ts';
import { hoursRecord } from './hours-record.ts';
import { plan } from './plan.ts';
import { institution, manyRows, printed, type Sample } from './sample.ts';

const facts = (...rows: [string, string][]) => ({
	columns: ['Kas', 'Duomenys'],
	rows: rows.map(([name, value]) => ({ name, value }))
});

/** One of every kind of document, by the name of its template. */
export const samples: Record<string, Sample> = {
	'attendance-sheet': attendanceSheet,
	book,
	'half-year': halfYear,
	plan,
	agreement: printed(
		'agreement',
		{
			title: 'Trišalė bendradarbiavimo sutartis',
			footer: 'Sutartis Nr. SUT-2026-000001',
			caption: 'Besimokančių mokyklų tinklai. 2026 m. laida',
			at_line: '2026 m. lapkričio 27 d. Nr. SUT-2026-000001, Vilnius',
			parties: ['Ministerija, atstovaujama ministro', 'Želvos „Saulės“ gimnazija, atstovaujama direktorės'],
			agree: 'Šios šalys sudaro šią sutartį.',
			sections: [{ title: 'Sutarties dalykas', clauses: ['Šalys bendradarbiauja.', 'Mokykla dalyvauja tinkle.'] }],
			funds: {
				title: 'Lėšos',
				columns: ['Šaltinis', 'Metai', 'Suma'],
				rows: [['mokyklos lėšos', '2026 m.', '1 234,50 €']],
				total: 'Iš viso: 1 234,50 €'
			},
			signatures: { title: 'Šalių parašai', rows: [{ party: 'Ministerija', signatory: 'Ona Onaitė, ministrė', place: 'Parašas ir data' }] },
			annexes: [{ title: '1 priedas. Komanda', columns: ['Nr.', 'Vardas ir pavardė', 'Pareigos'], rows: manyRows(60, 3) }]
		},
		[
			'Trišalė bendradarbiavimo sutartis',
			'Želvos „Saulės“ gimnazija',
			'1. Sutarties dalykas',
			'1.2. Mokykla dalyvauja',
			'Šaltinis',
			'mokyklos lėšos',
			'Šalių parašai',
			'1 priedas',
			'Eilutė 1, langelis 1',
			'Eilutė 60, langelis 3'
		]
	),
	application: printed(
		'application',
		{
			title: 'Paraiška MM-2026-0001',
			footer: 'Paraiška MM-2026-0001',
			institution,
			caption: 'Mini mokymai',
			summary: facts(['Paraiškos Nr.', 'MM-2026-0001'], ['Pateikta', '2026 m. lapkričio 25 d.']),
			verdict: {
				title: 'Ar paraiška tinkama?',
				outcome: 'Paraiška tinkama.',
				findings: [{ mark: 'Tenkinama', text: 'Komandoje ne mažiau kaip 8 nariai', notes: ['Narių: 9', 'M-01'] }]
			},
			sections: [
				{ title: 'Mokykla', facts: facts(['Pavadinimas', 'Želvos gimnazija']), remark: 'Patikslinta' },
				{ title: 'Komanda', records: { columns: ['Vardas', 'Pareigos'], widths: [2, 1], rows: manyRows(50, 2) } },
				{ title: 'Klimatas', items: [{ question: 'Kaip sutariate?', answers: ['Gerai.\nLabai gerai.'] }] }
			],
			proof: { title: 'Kaip patikrinti', lines: ['Žyma:'], hash: 'a1'.repeat(32) }
		},
		[
			'Ąžuolyno švietimo centras',
			'Paraiška MM-2026-0001',
			'Paraiškos Nr.',
			'Ar paraiška tinkama?',
			'Narių: 9',
			'Mokykla',
			'Komanda',
			'Eilutė 50, langelis 2',
			'Kaip sutariate?',
			'Labai gerai.',
			'Kaip patikrinti'
		]
	),
	'decision-letter': printed(
		'decision-letter',
		{
			title: 'Dėl vietos mini mokymuose',
			footer: 'MM-2026-0001. Nr. R-12',
			institution,
			to: { label: 'Gavėjas', lines: ['Želvos gimnazija', 'Mokyklos g. 1, Želva'] },
			date: '2026 m. lapkričio 27 d.',
			number: 'Nr. R-12',
			paragraphs: ['Jūsų mokykla atrinkta.', 'Patvirtinkite vietą\niki gruodžio 6 dienos.'],
			signature: ['Ona Onaitė', 'Ąžuolyno švietimo centras'],
			ground: {
				title: 'Kuo remiantis nuspręsta',
				facts: facts(['Sprendimas', 'atrinkta']),
				scores: { columns: ['Kriterijus', 'Svoris', 'Balai', 'Daugiausia'], rows: [['Tema', '2', '7,5', '10']] },
				lines: ['Kaip skaičiuojama, paskelbta puslapyje.']
			}
		},
		[
			'Gavėjas',
			'Želvos gimnazija',
			'Nr. R-12',
			'Dėl vietos mini mokymuose',
			'iki gruodžio 6 dienos',
			'Ona Onaitė',
			'Kuo remiantis nuspręsta',
			'Kriterijus',
			'7,5',
			'Kaip skaičiuojama'
		]
	),
	'hours-record': hoursRecord,
	minutes: printed(
		'minutes',
		{
			title: 'Atrankos protokolas Nr. 1',
			footer: 'Atrankos protokolas Nr. 1',
			institution,
			caption: 'Mini mokymai',
			summary: facts(['Kvietimas', 'Rudens kvietimas'], ['Pagrindas', 'Įsakymas']),
			sections: [
				{ title: 'Kas dalyvavo', lines: ['Sprendimus įformino: Ona Onaitė'], items: ['Vertintojas pirmas', 'Vertintojas antras'] },
				{ title: 'Pagal ką sudaryta eilė', facts: facts(['Vietų', '120']) },
				{ title: 'Eilė', records: { columns: ['Vieta', 'Paraiška', 'Mokykla'], widths: [0, 2, 3], rows: manyRows(60, 3) } }
			],
			signature: ['2026 m. lapkričio 27 d.', 'Ona Onaitė']
		},
		[
			'Atrankos protokolas Nr. 1',
			'Kvietimas',
			'Kas dalyvavo',
			'Vertintojas antras',
			'Pagal ką sudaryta eilė',
			'120',
			'Eilė',
			'Eilutė 1, langelis 1',
			'Eilutė 60, langelis 3',
			'Ona Onaitė'
		]
	),
	questions: printed(
		'questions',
		{
			title: 'Questions of the call',
			footer: 'Version 1 of the rules',
			caption: 'Mini-trainings',
			institution,
			lead: ['Open until 30 November 2026, 16:00', 'It takes about 40 minutes.'],
			sections: [
				{
					title: 'School',
					intro: 'What we ask of everybody.',
					questions: [
						{ label: 'Contact', note: 'optional', hint: 'Whom we call', options: [], lines: 3 },
						{ label: 'Topic', note: '', hint: '', options: ['Reading', 'Mathematics'], lines: 0 }
					]
				}
			]
		},
		[
			'Questions of the call',
			'It takes about 40 minutes.',
			'School',
			'What we ask',
			'Contact',
			'– optional',
			'Whom we call',
			'Topic',
			'Reading',
			'Mathematics'
		],
		'en'
	),
	certificate,
	evidence: printed(
		'evidence',
		{
			title: 'Lankomumo suvestinė',
			wide: true,
			footer: 'MOK-2027-000001. Lankomumo suvestinė',
			institution,
			caption: 'Mini mokymai',
			facts: facts(['Mokykla', 'Želvos „Saulės“ gimnazija'], ['Vieta', 'Želva']),
			sections: [
				{
					title: 'Kas kiek lankė',
					records: {
						columns: ['Dalyvis', 'kovo 1 d.', 'Iš viso'],
						widths: [3, 1, 1],
						numeric: 2,
						rows: [...manyRows(50, 3), ['Iš viso', '6', '24']]
					},
					lines: ['Akademinė valanda – 45 minutės.']
				},
				{ title: 'Lapai', lines: ['Nėra.'] }
			],
			signature: ['2027 m. gegužės 3 d.', 'Ona Onaitė']
		},
		[
			'Ąžuolyno švietimo centras',
			'Lankomumo suvestinė',
			'Želvos „Saulės“ gimnazija',
			'Kas kiek lankė',
			'Dalyvis',
			'Eilutė 50, langelis 3',
			'Akademinė valanda',
			'Lapai',
			'Ona Onaitė'
		]
	)
};
