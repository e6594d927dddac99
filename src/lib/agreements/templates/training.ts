import type { Template } from '../template.ts';
import { closing, personalData } from './clauses.ts';

/** For trainings in one school: what its organiser and the school owe each other. */
export const training: Template = {
	document: 'training',
	title: 'Mokymų sutartis dėl dalyvavimo programoje „{programme}“',
	before: [
		{
			title: 'Sutarties dalykas',
			clauses: [
				'Šalys susitaria dėl Mokyklos komandos mokymų pagal programą „{programme}“ ({edition}; toliau – Programa). Mokykla atrinkta pagal paraišką Nr. {reference}.',
				'Mokymų tema: {topic}. Komandoje yra ne mažiau kaip {team_size} narių.',
				'Mokymų datas Šalys suderina atskirai. Sutartis galioja nuo įsigaliojimo iki {ends_on}'
			]
		}
	],
	obligations: [
		{
			party: 'ministry',
			words: { lt: 'Paskirti mokymams du lektorius.', en: 'To send two lecturers to the training.' },
			due: { kind: 'after_force', days: 30 }
		},
		{
			party: 'ministry',
			words: {
				lt: 'Pritaikyti mokymų programą Mokyklai ir perduoti dalyviams mokymų medžiagą.',
				en: 'To adapt the programme of the training to the school and hand the materials to the participants.'
			},
			due: { kind: 'before_end', days: 30 }
		},
		{
			party: 'ministry',
			words: {
				lt: 'Išduoti kvalifikacijos tobulinimo pažymėjimus dalyviams, įvykdžiusiems Programos reikalavimus.',
				en: 'To give certificates to the participants who have met the requirements of the programme.'
			},
			due: { kind: 'before_end', days: 0 }
		},
		{
			party: 'school',
			words: {
				lt: 'Suderinti mokymų datas, kuriomis gali dalyvauti visa komanda.',
				en: 'To agree the days of the training on which the whole team can take part.'
			},
			due: { kind: 'after_force', days: 30 }
		},
		{
			party: 'school',
			words: {
				lt: 'Mokymų dienomis atleisti komandos narius nuo kitų pareigų, parengti patalpą ir įrangą.',
				en: 'To free the members of the team from other duties on the days of the training, and to prepare room and equipment.'
			},
			due: { kind: 'throughout' }
		},
		{
			party: 'school',
			words: {
				lt: 'Per 8 savaites po mokymų pritaikyti tai, ko išmokta, ir atsakyti į vertinimo klausimus.',
				en: 'To apply what was learnt within 8 weeks after the training, and to answer the questions of the evaluation.'
			},
			due: { kind: 'before_end', days: 0 }
		},
		{
			party: 'municipality',
			words: {
				lt: 'Sudaryti Mokyklai sąlygas mokymų dienomis keisti pamokų tvarkaraštį.',
				en: 'To let the school change its timetable on the days of the training.'
			},
			due: { kind: 'throughout' }
		}
	],
	after: [
		{
			title: 'Lėšos',
			clauses: ['Mokymai Mokyklai nemokami.', 'Patalpą, įrangą ir pavadavimus Mokykla apmoka iš savo lėšų.']
		},
		personalData,
		{
			title: 'Intelektinė nuosavybė',
			clauses: ['Mokymų medžiaga Mokykla naudojasi tik savo mokytojų darbui ir mokymuisi; kitiems jos neperduoda be autorių sutikimo.']
		},
		...closing
	],
	funds: [],
	annexes: ['Mokyklos komanda']
};
