import type { Template } from '#platform/server';
import type { TrainingWords } from './training-words.ts';

type Asked = TrainingWords & { party: 'school' | 'lecturer'; until: string; address: string };

/** To a lecturer or a school: do these days suit? */
export const offered: Template<Asked & { note: string }> = {
	lt: ({ party, reference, school, topic, place, days, lecturers, until, contact, note, address }) => ({
		subject: `Ar tinka mokymų dienos? Atsakykite iki ${until} (${reference})`,
		paragraphs: [
			party === 'lecturer' ? 'Siūlome Jums vesti šiuos mokymus.' : 'Jūsų mokyklai numatytos mokymų dienos.',
			`Mokykla: ${school}\nTema: ${topic}\nVieta: ${place}\nLektoriai: ${lecturers}`,
			`Mokymų dienos:\n${days}`,
			...(note ? [note] : []),
			`Pasakykite, ar šios dienos Jums tinka, iki ${until}`,
			{ act: 'Atsakyti', address },
			'Prie laiško pridėtas kiekvienos dienos įrašas Jūsų kalendoriui.',
			`Klausimus užduokite čia: ${contact}.`
		]
	}),
	en: ({ party, reference, school, topic, place, days, lecturers, until, contact, note, address }) => ({
		subject: `Do these training days suit you? Answer by ${until} (${reference})`,
		paragraphs: [
			party === 'lecturer' ? 'We offer you to hold this training.' : 'Training days are planned for your school.',
			`School: ${school}\nTopic: ${topic}\nPlace: ${place}\nLecturers: ${lecturers}`,
			`The training days:\n${days}`,
			...(note ? [note] : []),
			`Tell us whether these days suit you by ${until}.`,
			{ act: 'Answer', address },
			'An entry for your calendar is attached for each day.',
			`Questions go to ${contact}.`
		]
	})
};

/** To somebody who was asked about other days, or had accepted them: the days have moved, do the new ones suit? */
export const moved: Template<Asked & { before: string; note: string }> = {
	lt: ({ party, reference, school, topic, place, days, before, lecturers, until, contact, note, address }) => ({
		subject: `Mokymų dienos pasikeitė: atsakykite iki ${until} (${reference})`,
		paragraphs: [
			party === 'lecturer' ? 'Pasikeitė mokymų, kuriuos vedate, dienos.' : 'Pasikeitė Jūsų mokyklos mokymų dienos.',
			`Mokykla: ${school}\nTema: ${topic}\nVieta: ${place}\nLektoriai: ${lecturers}`,
			`Dabar siūlomos dienos:\n${days}`,
			`Anksčiau siūlytos dienos:\n${before}`,
			...(note ? [note] : []),
			`Ankstesnis atsakymas nebegalioja. Pasakykite, ar naujos dienos Jums tinka, iki ${until}`,
			{ act: 'Atsakyti', address },
			'Prie laiško pridėti įrašai perkels dienas Jūsų kalendoriuje.',
			`Klausimus užduokite čia: ${contact}.`
		]
	}),
	en: ({ party, reference, school, topic, place, days, before, lecturers, until, contact, note, address }) => ({
		subject: `The training days have changed: answer by ${until} (${reference})`,
		paragraphs: [
			party === 'lecturer' ? 'The days of a training that you hold have changed.' : 'The training days of your school have changed.',
			`School: ${school}\nTopic: ${topic}\nPlace: ${place}\nLecturers: ${lecturers}`,
			`The days offered now:\n${days}`,
			`The days offered before:\n${before}`,
			...(note ? [note] : []),
			`An earlier answer does not count any more. Tell us whether the new days suit you by ${until}.`,
			{ act: 'Answer', address },
			'The attached entries move the days in your calendar.',
			`Questions go to ${contact}.`
		]
	})
};

/** To somebody who has been asked and has not answered. */
export const reminded: Template<Asked> = {
	lt: ({ reference, school, topic, place, days, lecturers, until, contact, address }) => ({
		subject: `Primename: ar tinka mokymų dienos? Laukiame atsakymo iki ${until} (${reference})`,
		paragraphs: [
			'Dar negavome Jūsų atsakymo.',
			`Mokykla: ${school}\nTema: ${topic}\nVieta: ${place}\nLektoriai: ${lecturers}`,
			`Mokymų dienos:\n${days}`,
			{ act: 'Atsakyti', address },
			`Klausimus užduokite čia: ${contact}.`
		]
	}),
	en: ({ reference, school, topic, place, days, lecturers, until, contact, address }) => ({
		subject: `A reminder: do these training days suit you? We await your answer by ${until} (${reference})`,
		paragraphs: [
			'We have not heard from you yet.',
			`School: ${school}\nTopic: ${topic}\nPlace: ${place}\nLecturers: ${lecturers}`,
			`The training days:\n${days}`,
			{ act: 'Answer', address },
			`Questions go to ${contact}.`
		]
	})
};
