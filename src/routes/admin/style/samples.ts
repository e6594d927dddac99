import type { Choice, Column, Finding, Happening, MapPoint, Session, SummaryRow, Task, Todo } from '#lib/ui';

/** A word as long as Lithuanian words get, for trying how things break. */
export const longWord = 'Nebeprisikiškiakopūsteliaudavome';

export const session: Session = {
	name: 'Rasa Petrauskaitė-Žvirblienė',
	email: 'rasa.petrauskaite-zvirbliene@berzynai.example',
	roles: [
		{ kind: 'Vadovavimas mokyklai', organisation: 'Beržynų pagrindinė mokykla', href: '/school/1' },
		{ kind: 'Mokyklų tinklo koordinavimas', organisation: '3 tinklas „Mokymosi motyvacija“' }
	]
};

export const tasks: Task[] = [
	{ title: 'Mokykla', href: '#tasks', state: 'done', status: 'Baigta' },
	{
		title: 'Kodėl ir ko siekiate',
		href: '#tasks',
		state: 'done',
		status: 'Baigta',
		hint: 'Įsivertinimo išvada 2.4.1 „Vertinimas ugdymui“'
	},
	{ title: 'Komanda', href: '#tasks', state: 'attention', status: 'Trūksta vieno', hint: 'Pridėkite mokyklos administracijos atstovą' },
	{ title: 'Kolektyvo sprendimas', href: '#tasks', state: 'todo', status: 'Nepradėta' },
	{
		title: `${longWord} ir kiti labai ilgi užduočių pavadinimai, kurie netelpa vienoje eilutėje`,
		href: '#tasks',
		state: 'todo',
		status: 'Nepradėta'
	},
	{ title: 'Patikrinkite ir išsiųskite', state: 'blocked', status: 'Dar negalima' }
];

export const todos: Todo[] = [
	{
		title: 'Baikite komandos sudėtį',
		href: '#a',
		due: 'iki rytojaus 16.00 val.',
		soon: true,
		about: 'Trūksta vieno administracijos atstovo · paraiška „Mokymasis bendradarbiaujant“'
	},
	{
		title: 'Patvirtinkite mokymų datas',
		href: '#b',
		due: 'iki gruodžio 4 d. 13.00 val.',
		about: '2027 m. kovo 2–3 d. ir kovo 20 d., lektorės du visas dienas'
	},
	{ title: 'Atsakykite tinklo koordinatorei', href: '#c', about: 'Kaip sekėsi pirmasis bandymas? Užteks trijų sakinių' }
];

export const rows: SummaryRow[] = [
	{ key: 'Mokykla', value: 'Beržynų pagrindinė mokykla', href: '#summary' },
	{ key: 'Tema', value: 'Mokymasis bendradarbiaujant', href: '#summary', what: 'temą' },
	{
		key: 'Komanda',
		value: [
			'Rasa Petrauskaitė, direktoriaus pavaduotoja',
			'Jonas Kazlauskas, matematikos mokytojas',
			'Ona Žvirblienė, pradinių klasių mokytoja'
		],
		href: '#summary',
		what: 'komandos narius'
	},
	{ key: 'Papildoma informacija', value: '', href: '#summary', what: 'papildomą informaciją' }
];

export const findings: Finding[] = [
	{ state: 'met', text: 'Komandoje 8 asmenys', why: 'Reikia bent 8, Jūsų komandoje – 8.', clause: 'Kvietimo 4.1 papunktis' },
	{
		state: 'missing',
		text: 'Trūksta administracijos atstovo.',
		action: { href: '#verdict', text: 'Ką galima įtraukti?' },
		clause: 'Kvietimo 4.2 papunktis'
	},
	{
		state: 'look',
		text: 'Vieno mokytojo kategorija aukštesnė, nei numatyta',
		why: 'Jonas Kazlauskas nuo 2025-09-01 – mokytojas metodininkas. Kvietime rašoma „turėtų“, todėl sprendžia centras.',
		clause: 'Kvietimo 4.3 papunktis'
	},
	{ state: 'met', text: 'Tema pagrįsta įsivertinimo išvada' },
	{
		state: 'priority',
		text: '214 mokinių – taikoma pirmenybė',
		why: 'Pirmenybė teikiama mokykloms, kuriose ne daugiau kaip 300 mokinių (2026-09-01 duomenys).'
	}
];

export const happenings: Happening[] = [
	{
		at: new Date('2026-11-26T14:20:00Z'),
		title: 'Paraiška grąžinta pataisyti',
		by: 'Laima Vaitkutė, programos centras',
		text: 'Nurodykite, kada vyko mokytojų tarybos posėdis.',
		href: '#timeline'
	},
	{ at: new Date('2026-11-24T11:05:00Z'), title: 'Paraiška išsiųsta', by: 'Rasa Petrauskaitė' },
	{ at: new Date('2026-11-20T07:41:00Z'), title: 'Sukurtas paraiškos juodraštis', by: 'Rasa Petrauskaitė' }
];

export const columns: Column[] = [
	{ key: 'school', label: 'Mokykla', sortable: true },
	{ key: 'municipality', label: 'Savivaldybė', sortable: true },
	{ key: 'pupils', label: 'Mokinių', numeric: true, sortable: true },
	{ key: 'state', label: 'Būsena' }
];
export const schools = [
	{ school: 'Beržynų pagrindinė mokykla', municipality: 'Alytaus r.', pupils: '214', state: 'attention' },
	{ school: 'Želvos „Varpo“ gimnazija', municipality: 'Ukmergės r.', pupils: '1 286', state: 'good' },
	{
		school: 'Kazlų Rūdos savivaldybės Jūrės Pranciškaus Būtingiškio pagrindinė mokykla',
		municipality: 'Kazlų Rūdos',
		pupils: '98',
		state: 'plain'
	}
];

export const choices: Choice[] = [
	{ value: 'a', label: 'Tris dienas iš eilės' },
	{ value: 'b', label: 'Dvi dienas, po pertraukos – vieną', hint: 'Pertrauka gali trukti kelias dienas arba savaites' },
	{ value: 'c', label: 'Tris kartus po vieną dieną' },
	{ value: 'd', label: 'Kitu būdu (šiame kvietime negalima)', disabled: true }
];

export const places: MapPoint[] = [
	{ label: 'Vilnius', latitude: 54.687, longitude: 25.28, group: '1 tinklas' },
	{ label: 'Ukmergė', latitude: 55.25, longitude: 24.76, group: '1 tinklas' },
	{ label: 'Molėtai', latitude: 55.23, longitude: 25.42, group: '1 tinklas' },
	{ label: 'Klaipėda', latitude: 55.703, longitude: 21.144, group: '2 tinklas' },
	{ label: 'Telšiai', latitude: 55.984, longitude: 22.248, group: '2 tinklas' },
	{ label: 'Šilalė', latitude: 55.491, longitude: 22.186, group: '2 tinklas' },
	{ label: 'Marijampolė', latitude: 54.559, longitude: 23.354, group: '3 tinklas' },
	{ label: 'Alytus', latitude: 54.396, longitude: 24.046, group: '3 tinklas' },
	{ label: 'Biržai', latitude: 56.2, longitude: 24.75, group: '4 tinklas' },
	{ label: 'Zarasai', latitude: 55.731, longitude: 26.25, group: '4 tinklas' }
];
