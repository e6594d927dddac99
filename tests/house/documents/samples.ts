import { institution, manyRows, type Sample } from './sample.ts';

const facts = (...rows: [string, string][]) => ({
	columns: ['Kas', 'Duomenys'],
	rows: rows.map(([name, value]) => ({ name, value }))
});

/** One of every kind of document, by the name of its template. */
export const samples: Record<string, Sample> = {
	agreement: {
		data: {
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
		heard: [
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
	},
	application: {
		data: {
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
		heard: [
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
	},
	'decision-letter': {
		data: {
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
		heard: [
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
	},
	minutes: {
		data: {
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
		heard: [
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
	},
	questions: {
		locale: 'en',
		data: {
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
		heard: [
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
		]
	}
};
