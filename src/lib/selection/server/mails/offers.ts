import type { Template } from '#platform/server';

type About = { reference: string; call: string; school: string; address: string; contact: string };

/** To a school of the reserve: a place has become free, and is theirs if they confirm in time. */
export const promoted: Template<About & { until: string }> = {
	lt: ({ reference, call, school, until, contact, address }) => ({
		subject: `Atsilaisvino vieta: patvirtinkite dalyvavimą iki ${until} (${reference})`,
		paragraphs: [
			`Mokykla: ${school}\nKvietimas: ${call}\nParaiška: ${reference}`,
			'Jūsų mokykla buvo rezerve. Viena vieta atsilaisvino, ir pagal rezervo eilę ji siūloma Jums.',
			`Patvirtinkite dalyvavimą arba jo atsisakykite iki ${until}`,
			{ act: 'Patvirtinti arba atsisakyti', address },
			'Jei iki šio laiko neatsakysite, vieta bus pasiūlyta kitai rezervo mokyklai.',
			`Klausimus užduokite čia: ${contact}.`
		]
	}),
	en: ({ reference, call, school, until, contact, address }) => ({
		subject: `A place has become free: confirm by ${until} (${reference})`,
		paragraphs: [
			`School: ${school}\nCall: ${call}\nApplication: ${reference}`,
			'Your school was on the reserve list. A place has become free and, by the order of the list, it is offered to you.',
			`Confirm that you take part, or decline, by ${until}.`,
			{ act: 'Confirm or decline', address },
			'If we do not hear from you by then, the place is offered to another school of the reserve list.',
			`Questions go to ${contact}.`
		]
	})
};

/** To a school that has said nothing in time: that is no refusal of anybody, and the place goes on. */
export const lapsed: Template<About & { until: string }> = {
	lt: ({ reference, call, school, until, contact, address }) => ({
		subject: `Atsakymo negavome: vieta pasiūlyta kitai mokyklai (${reference})`,
		paragraphs: [
			`Mokykla: ${school}\nKvietimas: ${call}\nParaiška: ${reference}`,
			`Prašėme patvirtinti dalyvavimą iki ${until} Atsakymo negavome, todėl vieta siūloma rezervo mokyklai.`,
			'Tai nėra neigiamas sprendimas: Jūsų paraiška buvo atrinkta, o kitam kvietimui galėsite panaudoti tuos pačius atsakymus.',
			{ act: 'Perskaityti sprendimą', address },
			`Jei atsakyti sutrukdė nenumatytos aplinkybės, parašykite: ${contact}.`
		]
	}),
	en: ({ reference, call, school, until, contact, address }) => ({
		subject: `We have not heard from you: the place goes to another school (${reference})`,
		paragraphs: [
			`School: ${school}\nCall: ${call}\nApplication: ${reference}`,
			`We asked you to confirm by ${until}. No answer has come, so the place is offered to a school of the reserve list.`,
			'This is not a refusal: your application was selected, and you may use the same answers for the next call.',
			{ act: 'Read the decision', address },
			`If something unforeseen kept you from answering, write to ${contact}.`
		]
	})
};

/** To a school whose decision has been undone after its letter was sent. */
export const undone: Template<About & { why: string }> = {
	lt: ({ reference, call, school, why, contact, address }) => ({
		subject: `Sprendimas dėl paraiškos ${reference} atšauktas, bus priimtas naujas`,
		paragraphs: [
			`Mokykla: ${school}\nKvietimas: ${call}\nParaiška: ${reference}`,
			'Anksčiau Jums siųstas sprendimas atšauktas ir nebegalioja. Apie naują sprendimą parašysime.',
			`Kodėl: ${why}`,
			{ act: 'Atverti paraišką', address },
			`Klausimus užduokite čia: ${contact}.`
		]
	}),
	en: ({ reference, call, school, why, contact, address }) => ({
		subject: `The decision on application ${reference} is taken back, a new one will follow`,
		paragraphs: [
			`School: ${school}\nCall: ${call}\nApplication: ${reference}`,
			'The decision that you were sent is taken back and no longer stands. We will write to you about the new one.',
			`Why: ${why}`,
			{ act: 'Open the application', address },
			`Questions go to ${contact}.`
		]
	})
};
