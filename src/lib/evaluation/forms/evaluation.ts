import type { Form } from '../asked.ts';
import { choice, many, scale, words } from './pieces.ts';

const quality = { least: { lt: 'labai silpnai', en: 'very poorly' }, most: { lt: 'labai gerai', en: 'very well' } };

/** The evaluation of a delivery (e7), with what the centre’s earlier participants found most useful as choices. */
export const evaluationForm: Form = {
	goes: 'on_last',
	opens_days: 0,
	closes_days: 14,
	reminds_days: 5,
	questions: [
		choice('expectations', 'Ar mokymai pateisino Jūsų lūkesčius?', 'Did the training meet your expectations?', [
			['fully', 'Visiškai pateisino', 'Fully'],
			['mostly', 'Labiau pateisino negu nepateisino', 'Rather yes'],
			['hardly', 'Labiau nepateisino negu pateisino', 'Rather not'],
			['not', 'Nepateisino', 'Not at all']
		]),
		many('most_useful', 'Kas buvo naudingiausia?', 'What was most useful?', [
			['methods', 'Naujų metodikų pristatymas', 'Getting to know new methods'],
			['practice', 'Praktinis darbas mokymuose', 'Practical work in the training'],
			['consultation', 'Konsultavimosi galimybė', 'The possibility to consult'],
			['documents', 'Darbas su konkrečiais mokyklos dokumentais', 'Work with our school’s own documents'],
			['experience', 'Praktinės kolegų ir lektorių patirties pristatymai', 'Practical experience of colleagues and lecturers'],
			['together', 'Bendras darbas mokymų metu', 'Working together during the training'],
			['activities', 'Įdomiai organizuotos veiklos', 'Interestingly arranged activities'],
			['here', 'Tai, kad mokymai vyksta mokykloje ir mokytis gali visa komanda', 'That it is held in school and the whole team can learn']
		]),
		choice('novelty', 'Kiek tai, ką sužinojote, Jums nauja?', 'How new to you was what you learnt?', [
			['new', 'Daug kas buvo nauja', 'Much was new'],
			['partly', 'Šis tas buvo nauja', 'Some of it was new'],
			['deeper', 'Pagilinau tai, ką jau žinojau', 'It deepened what I knew'],
			['nothing', 'Nieko naujo nesužinojau', 'I learnt nothing new']
		]),
		{
			...scale('clear', 'Kiek aiškiai dėstė lektorius?', 'How clearly did the lecturer teach?', 1, 5, quality),
			each: 'lecturer'
		},
		{
			...scale(
				'prepared',
				'Kiek lektorius buvo susipažinęs su Jūsų mokykla?',
				'How well had the lecturer come to know your school?',
				1,
				5,
				quality
			),
			each: 'lecturer'
		},
		scale('organisation', 'Kaip mokymai buvo organizuoti?', 'How was the training organised?', 1, 5, quality),
		choice('duration', 'Ar mokymų trukmė buvo tinkama?', 'Was the length of the training right?', [
			['short', 'Per trumpi', 'Too short'],
			['right', 'Tokie, kokių reikia', 'Just right'],
			['long', 'Per ilgi', 'Too long']
		]),
		scale('recommend', 'Ar rekomenduotumėte šiuos mokymus kitai mokyklai?', 'Would you recommend this training to another school?', 0, 10, {
			least: { lt: 'tikrai ne', en: 'certainly not' },
			most: { lt: 'tikrai taip', en: 'certainly' }
		}),
		words('monday', 'Ką vieną dalyką pirmadienį darysite kitaip?', 'What one thing will you do differently on Monday?'),
		words('missing', 'Ko pritrūko?', 'What was missing?')
	],
	advice: []
};
