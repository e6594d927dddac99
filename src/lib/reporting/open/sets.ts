import type { Text } from '#platform';

export type OpenType = 'string' | 'integer' | 'date';
export type OpenColumn = { name: string; about: Text; type: OpenType };
/** What is told of a set: in the catalogue, on its page, in its metadata and in `docs/open-data.md`. */
export type OpenSet = { name: string; title: Text; about: Text; columns: readonly OpenColumn[] };
export type OpenCell = string | number | null;

export const openSetNames = ['practices', 'networks', 'calls', 'trainings', 'indicators', 'participants', 'evaluation'] as const;
export type OpenSetName = (typeof openSetNames)[number];
export const isOpenSet = (name: string): name is OpenSetName => openSetNames.some((one) => one === name);

/** Under what everybody may use the sets. */
export const openLicence = 'https://creativecommons.org/licenses/by/4.0/';

const text = (lt: string, en: string): Text => ({ lt, en });
const column = (name: string, lt: string, en: string, type: OpenType = 'string'): OpenColumn => ({ name, about: text(lt, en), type });

const edition = [
	column('programme', 'Programos adresas', 'Address of the programme'),
	column('edition', 'Laidos adresas', 'Address of the edition')
];

/** Every set with every column, in the order of the files. */
export const openSets: Record<OpenSetName, OpenSet> = {
	practices: {
		name: 'practices',
		title: text('Gerosios patirties pavyzdžiai', 'Examples of good practice'),
		about: text(
			'Pavyzdžiai, kurie dabar paskelbti. Nebeskelbiamų nėra.',
			'Examples that are published now. Withdrawn ones are not among them.'
		),
		columns: [
			column('slug', 'Adresas svetainėje, po /practices/', 'Address on the site, after /practices/'),
			column('title', 'Pavadinimas', 'Title'),
			column('problem', 'Problema, kurią sprendė mokykla', 'The problem that the school solved'),
			column('topic_group', 'Problemų grupė', 'Group of problems'),
			column('school_type', 'Mokyklos tipo kodas', 'Code of the type of school'),
			column('size', 'Mokyklos dydis: small, middle, large ar unknown', 'Size of the school: small, middle, large or unknown'),
			column('county', 'Apskrities kodas (ISO 3166-2)', 'Code of the county (ISO 3166-2)'),
			column('year', 'Metai, apie kuriuos pasakojama', 'The year that is told of', 'integer'),
			column('published_on', 'Kada paskelbta dabartinė versija', 'When the present version was published', 'date'),
			column('licence', 'Licencija, kuria leidžiama naudoti tekstą', 'Licence under which the text may be used')
		]
	},
	networks: {
		name: 'networks',
		title: text('Tinklai ir jų mokyklos', 'Networks and their schools'),
		about: text(
			'Dabar veikiantys tinklai, po eilutę kiekvienai jų mokyklai.',
			'Networks that are active now, one row for each of their schools.'
		),
		columns: [
			column('network', 'Tinklo adresas svetainėje, po /networks/', 'Address of the network on the site, after /networks/'),
			column('name', 'Tinklo pavadinimas', 'Name of the network'),
			column('kind', 'Kas sudarė: formed – centras, founded – mokykla', 'Who made it: formed – the centre, founded – a school'),
			column('edition', 'Laida', 'The edition'),
			column('active_since', 'Nuo kada veikia', 'Since when it has been active', 'date'),
			column('school', 'Mokykla', 'The school'),
			column('municipality', 'Savivaldybė', 'The municipality')
		]
	},
	calls: {
		name: 'calls',
		title: text('Kvietimai ir atrankos rezultatai', 'Calls and results of selections'),
		about: text(
			'Paskelbti kvietimai. Kiek mokyklų gavo vietą, pasakoma tada, kai išsiųsti visi atrankos laiškai.',
			'Published calls. How many schools got a place is told once all letters of the selection have been sent.'
		),
		columns: [
			column('call', 'Kvietimo adresas svetainėje, po /calls/', 'Address of the call on the site, after /calls/'),
			column('name', 'Kvietimo pavadinimas', 'Name of the call'),
			...edition,
			column('opens_on', 'Nuo kada teikiamos paraiškos', 'From when applications are taken', 'date'),
			column('closes_on', 'Iki kada', 'Until when', 'date'),
			column('places', 'Kiek vietų', 'How many places', 'integer'),
			column('accepted', 'Kiek mokyklų turi vietą', 'How many schools have a place', 'integer'),
			column('reserve', 'Kiek laukia rezerve', 'How many wait in the reserve', 'integer')
		]
	},
	trainings: {
		name: 'trainings',
		title: text('Įvykę mokymai', 'Trainings held'),
		about: text(
			'Kiek mokymų baigta kiekvieną mėnesį kiekvienoje savivaldybėje: visi jų pusdieniai praėjo ir žurnalai uždaryti. Dalyvių čia nėra.',
			'How many trainings were finished each month in each municipality: all their half-days have passed and the registers are closed. Participants are not in it.'
		),
		columns: [
			...edition,
			column('month', 'Paskutinės dienos mėnuo, metai ir mėnuo', 'Month of the last day, year and month'),
			column(
				'municipality',
				'Mokyklos, kurioje mokoma ar renkasi tinklas, savivaldybė',
				'Municipality of the school that is taught, or in which the network meets'
			),
			column(
				'kind',
				'training – mokymai mokykloje, team_training – tinklo mokymai',
				'training – in a school, team_training – of a network'
			),
			column('topic', 'Temos kodas; tuščia, kur temos nėra', 'Code of the topic; empty where there is none'),
			column('trainings', 'Kiek mokymų', 'How many trainings', 'integer')
		]
	},
	indicators: {
		name: 'indicators',
		title: text('Rodikliai', 'Indicators'),
		about: text(
			'Ko laidos siekia ir kas pasiekta. Žmonių ir jų valandų skaičiai suapvalinti žemyn iki penketų; mažiau kaip penki nerodomi. Praėjus 90 dienų nuo laidos pabaigos žmonių skaičiai užrašomi ir nebesikeičia; iki tol valandos nerodomos.',
			'What editions aim at and what was reached. Numbers of people and of their hours are rounded down to fives; fewer than five are not shown. Ninety days after the end of an edition its numbers of people are written down and change no more; until then hours are not shown.'
		),
		columns: [
			...edition,
			column('indicator', 'Rodiklio vardas, kaip docs/indicators.md', 'Name of the indicator, as in docs/indicators.md'),
			column('target', 'Siekiama reikšmė; tuščia, kur nenustatyta', 'The target; empty where none is set', 'integer'),
			column('reached', 'Pasiekta; tuščia, kur mažiau kaip penki žmonės', 'What was reached; empty for fewer than five people', 'integer'),
			column('rounded', 'yes – suapvalinta žemyn iki penketų', 'yes – rounded down to fives')
		]
	},
	participants: {
		name: 'participants',
		title: text('Dalyviai', 'Participants'),
		about: text(
			'Kiek žmonių išklausė bent valandą laidoje, pagal jų mokyklos apskritį. Užrašoma vieną kartą, praėjus 90 dienų nuo laidos pabaigos, ir nebesikeičia. Apskritys, iš kurių dalyvavo mažiau kaip penki žmonės, sudėtos su kaimynėmis; eilutė su „*“ yra visos laidos suma.',
			'How many people attended an hour at least in an edition, by the county of their school. It is written down once, ninety days after the end of the edition, and changes no more. Counties with fewer than five people stand together with their neighbours; the row with “*” is the sum of the edition.'
		),
		columns: [
			column('edition', 'Programos ir laidos adresas', 'Address of programme and edition'),
			column('county', 'Apskritis ar kelios kartu; * – visos', 'County, or several together; * – all'),
			column('people', 'Kiek žmonių', 'How many people', 'integer')
		]
	},
	evaluation: {
		name: 'evaluation',
		title: text('Ką apie mokymus sakė dalyviai', 'What participants said of the trainings'),
		about: text(
			'Anoniminių apklausų sumos, sudėtos žingsniais bent po dvidešimt atsakymų: dalys dešimtimis procentų.',
			'Sums of anonymous surveys in steps of twenty answers at least: shares in tens of percent.'
		),
		columns: [
			...edition,
			column(
				'survey',
				'evaluation – po mokymų, practice – po trijų mėnesių',
				'evaluation – after the training, practice – three months later'
			),
			column('question', 'Klausimo vardas', 'Name of the question'),
			column('asked', 'Klausimas', 'The question'),
			column('answer', 'Atsakymo vardas ar balai', 'Name of the answer, or points'),
			column('answer_text', 'Atsakymas žodžiais; tuščia, kur balai', 'The answer in words; empty for points'),
			column('percent', 'Kiek procentų taip atsakė, dešimtimis', 'How many percent answered so, in tens', 'integer'),
			column('answers_at_least', 'Iš kiek atsakymų bent', 'Of how many answers at least', 'integer')
		]
	}
};
