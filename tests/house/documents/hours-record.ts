import { printed, type Sample } from './sample.ts';

/** A person's own record of a year (H-02). */
export const hoursRecord: Sample = printed(
	'hours-record',
	{
		title: 'Kvalifikacijos tobulinimo valandos 2027 m.',
		footer: 'Ona Onaitė, 2027 m.',
		caption: 'Kas įrašyta uždarytuose lankomumo žurnaluose',
		facts: {
			columns: ['Kas', 'Kiek'],
			rows: [
				{ name: 'Vardas, pavardė', value: 'Ona Onaitė' },
				{ name: 'Panaudota dienų', value: '3' }
			]
		},
		learnt: 'Mokymai',
		none: null,
		records: {
			columns: ['Kada', 'Kas', 'Programa', 'Kontaktinės', 'Konsultacijos', 'Savarankiškos', 'Iš viso'],
			rows: [['2027-03-01 – 2027-03-03', 'Ugdymo turinio integracija (MM-2026-000001)', 'Mini mokymai', '18', '6', '0', '24']]
		},
		rules: { title: 'Kaip skaičiuojama', lines: ['Viena akademinė valanda – 45 minutės.', 'Mini mokymai: diena – 8 ak. val.'] }
	},
	[
		'Kas įrašyta',
		'Kvalifikacijos tobulinimo valandos',
		'Ona Onaitė',
		'Mokymai',
		'Programa',
		'Ugdymo turinio integracija',
		'Kaip skaičiuojama',
		'Viena akademinė valanda'
	]
);
