import { institution, manyRows, printed } from './sample.ts';

/** A plan of a school with all three stamps, its parts, many actions and a review. */
export const plan = printed(
	'plan',
	{
		title: 'Tobulinimo planas: septintokai klausia',
		footer: 'PROJ-2026-000001 · 1-oji versija',
		institution,
		stamps: [
			{ mark: 'PATVIRTINTA', lines: ['Mokyklos vadovo įsakymas', '2026 m. lapkričio 27 d. Nr. V-12', 'Ona Vadovė'] },
			{ mark: 'PRITARTA', lines: ['Mokyklos tarybos posėdžio protokolas', '2026 m. lapkričio 20 d. Nr. 3'] },
			{ mark: 'PRITARTA', lines: ['Savivaldybės administracijos įsakymas', '2026 m. lapkričio 25 d. Nr. A-7'] }
		],
		caption: 'Besimokančių mokyklų tinklai. Upių tinklas',
		summary: { columns: ['Kas', 'Duomenys'], rows: [{ name: 'Plano versija', value: '1-oji versija' }] },
		sections: [
			{ title: '1. Mokyklos pristatymas', items: [{ question: 'Kas mūsų mokykla?', answers: ['Kaimo mokykla.\nDu šimtai mokinių.'] }] },
			{
				title: '4. Tikslas, uždaviniai ir priemonės',
				items: [{ question: 'Koks tikslas?', answers: ['Per pamoką klausia bent šeši mokiniai.'] }],
				records: {
					columns: ['Priemonė', 'Atsakingi ir vykdytojai', 'Terminas', 'Lėšos', 'Rodiklis', 'Būsena'],
					widths: [5, 3, 3, 3, 4, 2],
					rows: manyRows(40, 6)
				}
			},
			{ title: 'Stebėsenos peržiūros', items: [{ question: 'Peržiūra, vykusi 2027 m. kovo 1 d.', answers: ['geriau, lygis tas pats'] }] }
		]
	},
	[
		'PATVIRTINTA',
		'Nr. V-12',
		'PRITARTA',
		'Nr. A-7',
		'Tobulinimo planas: septintokai klausia',
		'1. Mokyklos pristatymas',
		'Du šimtai mokinių',
		'Koks tikslas?',
		'Priemonė',
		'Eilutė 1, langelis 1',
		'Eilutė 40, langelis 6',
		'Stebėsenos peržiūros',
		'geriau, lygis tas pats'
	]
);
