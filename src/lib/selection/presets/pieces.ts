import type { Text } from '#platform';
import type { Criterion, Reason, Scheme } from '../scheme.ts';

/** A text in both languages, Lithuanian first. */
export const text = (lt: string, en: string): Text => ({ lt, en });

export const reason = (key: string, said: Text, advice: Text): Reason => ({ key, text: said, advice });

/** A criterion with four levels in words, from 1 to 4 as schools know them from their self-evaluation. */
export const criterion = (
	key: string,
	name: Text,
	about: Text,
	weight: number,
	words: readonly [Text, Text, Text, Text],
	reasons: Reason[],
	counted = true
): Criterion => ({ key, name, about, weight, counted, levels: words.map((one, place) => ({ points: place + 1, words: one })), reasons });

/** Reasons of a refusal that no criterion explains. */
export const commonReasons: Reason[] = [
	reason(
		'not_eligible',
		text('Paraiška neatitiko kvietimo sąlygos.', 'The application did not meet a condition of the call.'),
		text(
			'Kuri sąlyga neįvykdyta, parašyta paraiškos išvadoje. Kito kvietimo sąlygas galite pasitikrinti prieš pildydami paraišką.',
			'Which condition it was stands in the finding beside the application. You can check the conditions of the next call before you write.'
		)
	),
	reason(
		'the_line',
		text('Paraiška įvertinta gerai, bet vietų pritrūko.', 'The application was judged well, but there were not enough places.'),
		text(
			'Pateikite tą pačią paraišką kitam kvietimui: ją galima perkelti vienu paspaudimu ir papildyti.',
			'Send the same application to the next call: it can be carried over with one click and improved.'
		)
	),
	reason(
		'too_few_reviews',
		text('Paraiška negavo tiek vertinimų, kiek jų reikia.', 'The application did not get as many reviews as are needed.'),
		text(
			'Dėl to kaltas centras, ne mokykla. Kreipkitės į kontaktinį asmenį.',
			'This is the centre’s doing and not the school’s. Write to the contact person.'
		)
	)
];

/** The letters that tell a decision. Lines about which there is nothing to say are left out. */
export const letters: Scheme['letters'] = {
	accepted: {
		subject: text('Paraiška {reference}: Jūsų mokyklai skirta vieta', 'Application {reference}: your school has a place'),
		body: text(
			'Mokykla: {school}\nKvietimas: {call}\n\nDžiaugiamės galėdami pranešti, kad Jūsų mokyklai skirta vieta.\n\nPatvirtinkite, kad dalyvausite, iki {confirm_by} Jei iki tada nesulauksime atsakymo, vietą pasiūlysime kitai mokyklai.\n\nParaiška įvertinta {score} balo ir eilėje yra {rank}.\nBurtuose ir atrankos byloje Jūsų paraiška vadinasi {lot_name}.\n\n{advice}\n\nKlausimus užduokite čia: {contact}',
			'School: {school}\nCall: {call}\n\nWe are glad to tell you that your school has a place.\n\nConfirm that you will take part by {confirm_by}. If we do not hear from you by then, the place is offered to another school.\n\nYour application scored {score} and stands at place {rank} of the ranking.\nIn the lots and in the selection file your application is called {lot_name}.\n\n{advice}\n\nQuestions go to {contact}'
		)
	},
	reserve: {
		subject: text('Paraiška {reference}: mokykla įrašyta į rezervą', 'Application {reference}: your school is on the reserve list'),
		body: text(
			'Mokykla: {school}\nKvietimas: {call}\n\nVietų pritrūko. Jūsų mokykla įrašyta į rezervą, jos vieta rezerve – {reserve_place}. Jei kuri nors mokykla atsisakys, vieta bus siūloma iš eilės.\n\nParaiška įvertinta {score} balo ir eilėje yra {rank}. Paskutinė vietą gavusi paraiška įvertinta {line} balo.\n{counterfactual}\nBurtuose ir atrankos byloje Jūsų paraiška vadinasi {lot_name}.\n\n{reasons}\n\n{advice}\n\nJei su sprendimu nesutinkate, galite jį apskųsti iki {appeal_by}\n\nKlausimus užduokite čia: {contact}',
			'School: {school}\nCall: {call}\n\nThere were not enough places. Your school is on the reserve list, at place {reserve_place}. If a school declines, its place is offered in the order of this list.\n\nYour application scored {score} and stands at place {rank} of the ranking. The last application with a place scored {line}.\n{counterfactual}\nIn the lots and in the selection file your application is called {lot_name}.\n\n{reasons}\n\n{advice}\n\nIf you do not agree with the decision, you may appeal by {appeal_by}.\n\nQuestions go to {contact}'
		)
	},
	rejected: {
		subject: text('Paraiška {reference}: sprendimas', 'Application {reference}: the decision'),
		body: text(
			'Mokykla: {school}\nKvietimas: {call}\n\nŠį kartą Jūsų mokyklai vietos skirti negalime.\n\n{reasons}\n\nParaiška įvertinta {score} balo. Paskutinė vietą gavusi paraiška įvertinta {line} balo.\n{counterfactual}\nBurtuose ir atrankos byloje Jūsų paraiška vadinasi {lot_name}.\n\n{advice}\n\nParaišką galite perkelti į kitą kvietimą ir papildyti.\n\nJei su sprendimu nesutinkate, galite jį apskųsti iki {appeal_by}\n\nKlausimus užduokite čia: {contact}',
			'School: {school}\nCall: {call}\n\nThis time we cannot give your school a place.\n\n{reasons}\n\nYour application scored {score}. The last application with a place scored {line}.\n{counterfactual}\nIn the lots and in the selection file your application is called {lot_name}.\n\n{advice}\n\nYou can carry the application over to the next call and improve it.\n\nIf you do not agree with the decision, you may appeal by {appeal_by}.\n\nQuestions go to {contact}'
		)
	}
};
