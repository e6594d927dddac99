import { clockTime, dayInWords, dayOf, type Locale } from '#platform';
import type { Template } from '#platform/server';

export type GatheringWords = {
	title: string;
	room: string;
	kind: 'gathering' | 'visit';
	host: string | null;
	place: string;
	starts_at: Date;
	ends_at: Date;
	why: string;
	address: string;
};

const time = (moment: Date, locale: Locale): string =>
	locale === 'lt' ? clockTime(moment).replace(/^0/, '').replace(':', '.') : clockTime(moment);

const when = ({ starts_at, ends_at }: GatheringWords, locale: Locale): string =>
	`${dayInWords(dayOf(starts_at), locale)}, ${time(starts_at, locale)}–${time(ends_at, locale)}`;

const facts = {
	lt: (told: GatheringWords) =>
		[`Kada: ${when(told, 'lt')}`, `Kur: ${told.place}`, ...(told.host ? [`Pamoką veda: ${told.host}`] : []), `Kambarys: ${told.room}`].join(
			'\n'
		),
	en: (told: GatheringWords) =>
		[`When: ${when(told, 'en')}`, `Where: ${told.place}`, ...(told.host ? [`Whose lesson: ${told.host}`] : []), `Room: ${told.room}`].join(
			'\n'
		)
};

/** To those in the room who see it: something is planned, and a reply is enough to come. */
export const gatheringPlanned: Template<GatheringWords> = {
	lt: (told) => ({
		subject: `${told.kind === 'visit' ? 'Kviečia į pamoką' : 'Kviečia'} ${dayInWords(dayOf(told.starts_at), 'lt')}: ${told.title}`,
		paragraphs: [
			told.kind === 'visit' ? 'Kolegė ar kolega atveria savo pamoką.' : 'Jūsų kambaryje numatytas renginys.',
			facts.lt(told),
			'Jei dalyvausite, atsakykite į šį laišką žodžiu „taip“, jei ne – „ne“. Prie laiško pridėtas įrašas Jūsų kalendoriui.',
			{ act: 'Daugiau', address: told.address }
		]
	}),
	en: (told) => ({
		subject: `${told.kind === 'visit' ? 'Invitation to a lesson' : 'Invitation'} on ${dayInWords(dayOf(told.starts_at), 'en')}: ${told.title}`,
		paragraphs: [
			told.kind === 'visit' ? 'A colleague opens a lesson of theirs.' : 'Something is planned in your room.',
			facts.en(told),
			'If you come, answer this letter with “yes”, if not with “no”. An entry for your calendar is attached.',
			{ act: 'More', address: told.address }
		]
	})
};

/** To those who have signed up: other hours or another place. */
export const gatheringChanged: Template<GatheringWords> = {
	lt: (told) => ({
		subject: `Pasikeitė: ${told.title}, ${dayInWords(dayOf(told.starts_at), 'lt')}`,
		paragraphs: [
			`Dabar numatyta:\n${facts.lt(told)}`,
			'Pridėtas įrašas pakeis ankstesnį Jūsų kalendoriuje.',
			{ act: 'Daugiau', address: told.address }
		]
	}),
	en: (told) => ({
		subject: `Changed: ${told.title}, ${dayInWords(dayOf(told.starts_at), 'en')}`,
		paragraphs: [
			`Planned now:\n${facts.en(told)}`,
			'The attached entry replaces the one in your calendar.',
			{ act: 'More', address: told.address }
		]
	})
};

/** To those who have signed up: it is not held. */
export const gatheringCancelled: Template<GatheringWords> = {
	lt: (told) => ({
		subject: `Neįvyks: ${told.title}`,
		paragraphs: [facts.lt(told), `Kodėl: ${told.why}`, 'Pridėtas įrašas išims renginį iš Jūsų kalendoriaus.']
	}),
	en: (told) => ({
		subject: `Cancelled: ${told.title}`,
		paragraphs: [facts.en(told), `Why: ${told.why}`, 'The attached entry takes it out of your calendar.']
	})
};

export type TaskWords = { title: string; room: string; due: string; by: string; address: string };

/** To whoever is to do something: what, until when, and that a reply is enough to say that it is done. */
export const taskGiven: Template<TaskWords> = {
	lt: ({ title, room, due, by, address }) => ({
		subject: `Užduotis iki ${due}: ${title}`,
		paragraphs: [
			`${by} paprašė Jūsų iki ${due}: ${title}.`,
			`Kambarys: ${room}`,
			`Kai padarysite, atsakykite į šį laišką ir pradėkite žodžiu „padaryta“ – atsakymas liks prie užduoties, jį matys visi, kas mato ir ją. Jei kas nors trukdo, irgi parašykite: tą žinią skaitys tik ${by}.`,
			{ act: 'Užduotis', address }
		]
	}),
	en: ({ title, room, due, by, address }) => ({
		subject: `Task until ${due}: ${title}`,
		paragraphs: [
			`${by} asked you, until ${due}: ${title}.`,
			`Room: ${room}`,
			`When it is done, answer this letter and begin with the word “done”: your answer will stay with the task, for everybody who sees it. If something stands in the way, write that too: only ${by} will read it.`,
			{ act: 'The task', address }
		]
	})
};

/** To the same person, two days before. */
export const taskDue: Template<TaskWords> = {
	lt: ({ title, room, due, address }) => ({
		subject: `Primename: ${title} – iki ${due}`,
		paragraphs: [
			`Iki ${due} esate apsiėmę: ${title}.`,
			`Kambarys: ${room}`,
			'Jei jau padarėte, atsakykite į šį laišką žodžiu „padaryta“. Jei nespėsite, parašykite ir tai – Jūsų žinią gaus, kas užduotį paskyrė.',
			{ act: 'Užduotis', address }
		]
	}),
	en: ({ title, room, due, address }) => ({
		subject: `A reminder: ${title}, until ${due}`,
		paragraphs: [
			`You have taken on, until ${due}: ${title}.`,
			`Room: ${room}`,
			'If it is done, answer this letter with the word “done”. If you will not make it, write that too: whoever gave the task will be told.',
			{ act: 'The task', address }
		]
	})
};
