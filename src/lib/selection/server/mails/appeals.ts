import type { Template } from '#platform/server';

type Filed = { reference: string; school: string; call: string; due: string; address: string };

/** To the officers of the centre: a school asks that a decision be looked at again. */
export const appealFiled: Template<Filed> = {
	lt: ({ reference, school, call, due, address }) => ({
		subject: `Apskųstas sprendimas dėl paraiškos ${reference}: atsakykite iki ${due}`,
		paragraphs: [
			`Mokykla: ${school}\nKvietimas: ${call}\nParaiška: ${reference}`,
			`Paskirkite, kas perskaitys apskundimą. Atsakyti mokyklai reikia iki ${due}`,
			{ act: 'Atverti apskundimą', address }
		]
	}),
	en: ({ reference, school, call, due, address }) => ({
		subject: `An appeal against the decision on ${reference}: answer by ${due}`,
		paragraphs: [
			`School: ${school}\nCall: ${call}\nApplication: ${reference}`,
			`Name who reads the appeal. The school has to be answered by ${due}.`,
			{ act: 'Open the appeal', address }
		]
	})
};

/** To the person who is to read an appeal: somebody who has not reviewed the application and has no interest in it. */
export const appealToRead: Template<Filed> = {
	lt: ({ reference, school, call, due, address }) => ({
		subject: `Perskaitykite apskundimą dėl paraiškos ${reference} iki ${due}`,
		paragraphs: [
			`Mokykla: ${school}\nKvietimas: ${call}\nParaiška: ${reference}`,
			'Mokykla prašo dar kartą pažiūrėti į sprendimą. Perskaitykite apskundimą ir parašykite savo nuomonę: kas, Jūsų manymu, turėtų keistis ir kodėl.',
			{ act: 'Perskaityti apskundimą', address }
		]
	}),
	en: ({ reference, school, call, due, address }) => ({
		subject: `Read the appeal about application ${reference} by ${due}`,
		paragraphs: [
			`School: ${school}\nCall: ${call}\nApplication: ${reference}`,
			'The school asks that the decision be looked at again. Read the appeal and write your opinion: what should change, and why.',
			{ act: 'Read the appeal', address }
		]
	})
};

export type AppealAnswer = 'dismissed' | 'place' | 'reserve';
type Answered = {
	reference: string;
	school: string;
	call: string;
	answer: AppealAnswer;
	reason: string;
	until: string;
	contact: string;
	address: string;
};

const subjects = {
	lt: {
		dismissed: (reference: string) => `Apskundimas atmestas, sprendimas nesikeičia (${reference})`,
		place: (reference: string, until: string) => `Apskundimas patenkintas: patvirtinkite dalyvavimą iki ${until} (${reference})`,
		reserve: (reference: string) => `Apskundimas patenkintas: mokykla pirma rezerve (${reference})`
	},
	en: {
		dismissed: (reference: string) => `The appeal is dismissed, the decision stands (${reference})`,
		place: (reference: string, until: string) => `The appeal is upheld: confirm by ${until} (${reference})`,
		reserve: (reference: string) => `The appeal is upheld: your school is first of the reserve (${reference})`
	}
};
const texts = {
	lt: {
		dismissed: () => 'Apskundimą perskaitė žmogus, kuris Jūsų paraiškos nevertino. Sprendimas lieka toks pat.',
		place: (until: string) => `Ankstesnis sprendimas pakeistas: Jūsų mokyklai skirta vieta. Patvirtinkite dalyvavimą iki ${until}`,
		reserve: () =>
			'Ankstesnis sprendimas pakeistas, bet šiuo metu visos vietos užimtos. Jūsų mokykla įrašyta į rezervą pirma: pirmoji atsilaisvinusi vieta bus pasiūlyta Jums.'
	},
	en: {
		dismissed: () => 'The appeal was read by somebody who had not reviewed your application. The decision stays as it is.',
		place: (until: string) => `The earlier decision is changed: your school has a place. Confirm by ${until}.`,
		reserve: () =>
			'The earlier decision is changed, but all places are taken now. Your school is first of the reserve: the first place that becomes free is offered to you.'
	}
};

/** To the school: what was decided about its appeal, and why. */
export const appealAnswered: Template<Answered> = {
	lt: ({ reference, school, call, answer, reason, until, contact, address }) => ({
		subject: subjects.lt[answer](reference, until),
		paragraphs: [
			`Mokykla: ${school}\nKvietimas: ${call}\nParaiška: ${reference}`,
			texts.lt[answer](until),
			`Kodėl: ${reason}`,
			{ act: answer === 'place' ? 'Patvirtinti arba atsisakyti' : 'Perskaityti sprendimą', address },
			`Klausimus užduokite čia: ${contact}.`
		]
	}),
	en: ({ reference, school, call, answer, reason, until, contact, address }) => ({
		subject: subjects.en[answer](reference, until),
		paragraphs: [
			`School: ${school}\nCall: ${call}\nApplication: ${reference}`,
			texts.en[answer](until),
			`Why: ${reason}`,
			{ act: answer === 'place' ? 'Confirm or decline' : 'Read the decision', address },
			`Questions go to ${contact}.`
		]
	})
};
