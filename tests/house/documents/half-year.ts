import { institution, manyRows, printed } from './sample.ts';

const picture =
	'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 220" width="400" height="220"><line x1="44" x2="388" y1="100" y2="100" stroke="#1d2423"/><text x="38" y="104" text-anchor="end" font-family="Source Sans 3" font-size="11">40</text></svg>';

/** The report of a school on a half year: its own words, a measure with its chart, many cycles, and parts in which there is nothing. */
const report = printed(
	'half-year',
	{
		title: 'Pusmečio ataskaita: septintokai klausia',
		footer: 'PROJ-2026-000001 · 2026–2027 m. m. pirmas pusmetis',
		institution,
		caption: 'Besimokančių mokyklų tinklai. Upių tinklas',
		summary: { columns: ['Kas', 'Duomenys'], rows: [{ name: 'Pusmetis', value: '2026–2027 m. m. pirmas pusmetis' }] },
		sections: [
			{ title: 'Komandos žodžiai', texts: [], items: [{ question: 'Kuo džiaugiamės', answers: ['Klausia ir tyliausi.'] }] },
			{
				title: 'Matai',
				texts: [],
				charts: [
					{
						title: 'Klausiančių mokinių dalis',
						alt: 'Klausiančių mokinių dalis. Dar per mažai reikšmių.',
						picture,
						texts: ['Dar per mažai reikšmių.'],
						records: { columns: ['Diena', 'Reikšmė'], widths: [1, 1], rows: [['2026 m. lapkričio 27 d.', '18 %']] }
					},
					{
						title: 'Užduotys',
						alt: 'Užduotys',
						picture: '',
						texts: ['Šį pusmetį reikšmių neįrašyta.'],
						records: { columns: ['Diena', 'Reikšmė'], widths: [1, 1], rows: [] }
					}
				]
			},
			{ title: 'Bandymai', texts: [], records: { columns: ['Bandymas', 'Sprendimas'], widths: [3, 1], rows: manyRows(40, 2) } },
			{ title: 'Užduotys mokyklai', texts: ['Šį pusmetį įrašų nėra.'] }
		]
	},
	[
		'Pusmečio ataskaita: septintokai klausia',
		'2026–2027 m. m. pirmas pusmetis',
		'Komandos žodžiai',
		'Kuo džiaugiamės',
		'Klausia ir tyliausi.',
		'Klausiančių mokinių dalis',
		'18 %',
		'Šį pusmetį reikšmių neįrašyta.',
		'Eilutė 40, langelis 2',
		'Šį pusmetį įrašų nėra.'
	]
);

export const halfYear = { ...report, pictures: ['Klausiančių mokinių dalis. Dar per mažai reikšmių.'] };
