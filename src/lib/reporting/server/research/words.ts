import type { Locale } from '#platform';

type Values = { programme: string; edition: string; month: string; researcher: string; institution: string; centre: string };

type Words = {
	title: string;
	lead: (values: Values) => string;
	files: string;
	counts: string[];
	hidden: { title: string; lines: string[] };
	terms: { title: string; lines: string[] };
	codebook: { title: string; columns: string[]; none: string };
	types: Record<'id' | 'category' | 'band' | 'month' | 'percent' | 'number' | 'text', string>;
};

/** What goes with the tables of an export, in both languages. */
export const exportWords: Record<Locale, Words> = {
	lt: {
		title: 'Laidos duomenys moksliniam tyrimui',
		lead: ({ programme, edition, month, researcher, institution, centre }) =>
			`Programa „${programme}“, laida „${edition}“. Parengė ${centre} (${month}). Gavėjas: ${researcher}, ${institution}.`,
		files: 'Failai',
		counts: ['Failas', 'Kas jame', 'Eilučių', 'Apibendrinta', 'Praleista'],
		hidden: {
			title: 'Kas ir kodėl paslėpta',
			lines: [
				'Vardų, adresų, kodų, laisvo teksto ir tikslių datų nėra.',
				'Žmonės ir mokyklos pažymėti šiam rinkiniui sukurtais ženklais (HMAC-SHA-256). Raktas niekur nesaugomas, todėl dviejų rinkinių sujungti negali niekas, nė centras.',
				'Mokyklos pažymėtos ženklais, nes mažoje mokykloje pagal mokyklą atpažįstami jos žmonės. Vietoj savivaldybės – apskritis, vietoj mokinių skaičiaus – dydžio grupė: registras viešas, ir tikslūs skaičiai pasakytų, kuri tai mokykla.',
				'Kiekviena eilutė pagal tai, kas apie ją žinoma viešai, sutampa bent su keturiomis kitomis (k = 5). Kas nesutapo, apibendrinta („*“), o jei ir to neužteko – praleista.',
				'Mokymai su mokyklomis ir žmonėmis nesiejami: pagal laiką ir temą būtų galima rasti mokyklą.',
				'Apklausų anketų nėra: jos anoniminės ir niekam neišduodamos. Suvestinės – tos pačios, kurios skelbiamos viešai.',
				'Ši apsauga neleidžia žmogaus rasti. Ji neslepia to, kas bendra visai grupei: jei visi penki panašūs žmonės turi pažymėjimą, tai žinoma apie kiekvieną iš jų.'
			]
		},
		terms: {
			title: 'Naudojimo sąlygos',
			lines: [
				'Duomenys skirti tik tyrimui, dėl kurio pasirašyta sutartis. Kitiems neperduodami ir viešai neskelbiami.',
				'Nemėginama atpažinti žmonių ar mokyklų, nejungiama su kitais duomenimis, kurie tai leistų.',
				'Skelbiamos tik suvestinės, kuriose už kiekvieno skaičiaus – bent penki žmonės ar mokyklos.',
				'Tyrimui pasibaigus duomenys sunaikinami. Pastebėjus, kad ką nors galima atpažinti, tuoj pat pranešama centrui.'
			]
		},
		codebook: {
			title: 'Kintamųjų aprašas',
			columns: ['Kintamasis', 'Reikšmė', 'Rūšis', 'Galimos reikšmės', 'Vienetas', 'Šaltinis'],
			none: '–'
		},
		types: {
			id: 'ženklas',
			category: 'kategorija',
			band: 'grupė',
			month: 'mėnuo',
			percent: 'procentai',
			number: 'skaičius',
			text: 'tekstas'
		}
	},
	en: {
		title: 'Data of an edition for research',
		lead: ({ programme, edition, month, researcher, institution, centre }) =>
			`Programme “${programme}”, edition “${edition}”. Made by ${centre} (${month}). For ${researcher}, ${institution}.`,
		files: 'Files',
		counts: ['File', 'What is in it', 'Rows', 'Made coarser', 'Left out'],
		hidden: {
			title: 'What is hidden, and why',
			lines: [
				'There are no names, addresses, codes, free text or exact dates.',
				'People and schools have signs made for this export alone (HMAC-SHA-256). The key is kept nowhere, so nobody can join two exports, the centre neither.',
				'Schools have signs because in a small school the school tells the people. There is a county in place of the municipality and a band in place of the number of pupils: the register is public, and exact figures would say which school it is.',
				'By what is publicly known of it each row is alike with at least four others (k = 5). What was not is made coarser (“*”), and what still was not is left out.',
				'Trainings are not joined to schools or people: their time and topic would find the school.',
				'There are no sheets of surveys: they are anonymous and given to nobody. The sums are those that are public.',
				'This keeps a person from being found. It does not hide what a whole group has in common: if all five alike hold a certificate, that is known of each of them.'
			]
		},
		terms: {
			title: 'Terms of use',
			lines: [
				'The data are for the research of the signed agreement only. They are not handed on and not published.',
				'Nobody tries to recognise people or schools, or joins the data with others that would allow it.',
				'Only sums are published in which at least five people or schools stand behind each figure.',
				'When the research is over the data are destroyed. Whoever sees that something can be recognised tells the centre at once.'
			]
		},
		codebook: {
			title: 'Codebook',
			columns: ['Variable', 'Meaning', 'Type', 'Values', 'Unit', 'Source'],
			none: '–'
		},
		types: { id: 'sign', category: 'category', band: 'band', month: 'month', percent: 'percent', number: 'number', text: 'text' }
	}
};
