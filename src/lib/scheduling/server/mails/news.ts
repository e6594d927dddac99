import type { Template } from '#platform/server';
import type { TrainingWords } from './training-words.ts';

type News = TrainingWords & { party: 'school' | 'lecturer'; address: string };

/** To all concerned: the school and every lecturer have agreed. */
export const agreed: Template<News> = {
	lt: ({ reference, school, topic, place, days, lecturers, contact, address }) => ({
		subject: `Mokymų laikas suderintas: ${school} (${reference})`,
		paragraphs: [
			'Mokykla ir lektoriai sutiko: mokymų laikas suderintas.',
			`Mokykla: ${school}\nTema: ${topic}\nVieta: ${place}\nLektoriai: ${lecturers}`,
			`Mokymų dienos:\n${days}`,
			{ act: 'Viskas apie šiuos mokymus', address },
			'Jei paaiškės, kad negalite, kuo greičiau pasakykite apie tai tame pačiame puslapyje.',
			`Klausimus užduokite čia: ${contact}.`
		]
	}),
	en: ({ reference, school, topic, place, days, lecturers, contact, address }) => ({
		subject: `The training days are agreed: ${school} (${reference})`,
		paragraphs: [
			'The school and the lecturers have accepted: the days are agreed.',
			`School: ${school}\nTopic: ${topic}\nPlace: ${place}\nLecturers: ${lecturers}`,
			`The training days:\n${days}`,
			{ act: 'All about this training', address },
			'Should it turn out that you cannot come, say so on the same page as soon as you can.',
			`Questions go to ${contact}.`
		]
	})
};

/** To somebody whose days stay: others hold the training now. Why is nobody’s matter. */
export const teamChanged: Template<News> = {
	lt: ({ reference, school, topic, place, days, lecturers, contact, address }) => ({
		subject: `Pasikeitė lektoriai, mokymų dienos lieka tos pačios: ${school} (${reference})`,
		paragraphs: [
			'Nuo šiol mokymus ves toliau nurodyti lektoriai. Mokymų dienos lieka tos pačios, atsakyti nereikia.',
			`Mokykla: ${school}\nTema: ${topic}\nVieta: ${place}\nLektoriai: ${lecturers}`,
			`Mokymų dienos:\n${days}`,
			{ act: 'Viskas apie šiuos mokymus', address },
			`Klausimus užduokite čia: ${contact}.`
		]
	}),
	en: ({ reference, school, topic, place, days, lecturers, contact, address }) => ({
		subject: `The lecturers have changed, the training days stay: ${school} (${reference})`,
		paragraphs: [
			'The lecturers named below will hold the training. Its days stay as they are, no answer is needed.',
			`School: ${school}\nTopic: ${topic}\nPlace: ${place}\nLecturers: ${lecturers}`,
			`The training days:\n${days}`,
			{ act: 'All about this training', address },
			`Questions go to ${contact}.`
		]
	})
};

/** To somebody who was asked or had accepted, and is not needed (lecturer), or whose days are open again (school). */
export const withdrawn: Template<News & { before: string }> = {
	lt: ({ party, reference, school, topic, before, contact }) => ({
		subject:
			party === 'lecturer'
				? `Šių mokymų vesti nebereikės: ${school} (${reference})`
				: `Mokymų dienos atšauktos, derinsime naujas (${reference})`,
		paragraphs: [
			party === 'lecturer'
				? 'Mokymų grafikas pasikeitė, ir šių mokymų Jums vesti nebereikės.'
				: 'Anksčiau siūlytomis dienomis mokymai nevyks. Naujas dienas pasiūlysime atskiru laišku.',
			`Mokykla: ${school}\nTema: ${topic}`,
			`Nebegaliojančios dienos:\n${before}`,
			'Prie laiško pridėti įrašai pašalins šias dienas iš Jūsų kalendoriaus.',
			`Klausimus užduokite čia: ${contact}.`
		]
	}),
	en: ({ party, reference, school, topic, before, contact }) => ({
		subject:
			party === 'lecturer'
				? `You are not needed for this training any more: ${school} (${reference})`
				: `The training days are taken back, new ones will follow (${reference})`,
		paragraphs: [
			party === 'lecturer'
				? 'The timetable has changed, and you are not needed for this training any more.'
				: 'The training will not be held on the days offered before. We will offer new ones in another letter.',
			`School: ${school}\nTopic: ${topic}`,
			`The days that no longer stand:\n${before}`,
			'The attached entries take these days out of your calendar.',
			`Questions go to ${contact}.`
		]
	})
};

/** To somebody concerned by a training that will not be held at all. */
export const cancelled: Template<News & { before: string; why: string }> = {
	lt: ({ reference, school, topic, before, why, contact }) => ({
		subject: `Mokymai atšaukti: ${school} (${reference})`,
		paragraphs: [
			'Šie mokymai neįvyks.',
			`Mokykla: ${school}\nTema: ${topic}`,
			...(before ? [`Atšauktos dienos:\n${before}`] : []),
			`Kodėl: ${why}`,
			`Klausimus užduokite čia: ${contact}.`
		]
	}),
	en: ({ reference, school, topic, before, why, contact }) => ({
		subject: `The training is cancelled: ${school} (${reference})`,
		paragraphs: [
			'This training will not be held.',
			`School: ${school}\nTopic: ${topic}`,
			...(before ? [`The days that are cancelled:\n${before}`] : []),
			`Why: ${why}`,
			`Questions go to ${contact}.`
		]
	})
};
