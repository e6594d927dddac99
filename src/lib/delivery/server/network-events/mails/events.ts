import { clockTime, dayInWords, type Day, type Locale } from '#platform';
import type { Template } from '#platform/server';

export type EventWords = {
	kind: 'team_training' | 'meeting';
	title: string;
	network: string;
	programme: string;
	place: string;
	days: readonly { held_on: Day; begins_at: Date; ends_at: Date }[];
	lecturers: string[];
	why: string;
	address: string;
};
type Told = EventWords & { leads: boolean };

const time = (moment: Date, locale: Locale): string =>
	locale === 'lt' ? clockTime(moment).replace(/^0/, '').replace(':', '.') : clockTime(moment);

/** A line a day: „– 2026 m. gruodžio 3 d., 10.00–15.30“. */
const daysIn = (days: EventWords['days'], locale: Locale): string =>
	days
		.map(({ held_on, begins_at, ends_at }) => `– ${dayInWords(held_on, locale)}, ${time(begins_at, locale)}–${time(ends_at, locale)}`)
		.join('\n');

const first = (days: EventWords['days'], locale: Locale): string => (days[0] ? dayInWords(days[0].held_on, locale) : '');

const facts = {
	lt: ({ network, programme, place, lecturers }: EventWords) =>
		[
			`Tinklas: ${network}`,
			`Programa: ${programme}`,
			`Vieta: ${place}`,
			...(lecturers.length > 0 ? [`Veda: ${lecturers.join(', ')}`] : [])
		].join('\n'),
	en: ({ network, programme, place, lecturers }: EventWords) =>
		[
			`Network: ${network}`,
			`Programme: ${programme}`,
			`Place: ${place}`,
			...(lecturers.length > 0 ? [`Led by: ${lecturers.join(', ')}`] : [])
		].join('\n')
};

/** To everybody whom what a network holds concerns: it is planned. */
export const eventPlanned: Template<Told> = {
	lt: (told) => ({
		subject: `${told.kind === 'meeting' ? 'Tinklo susitikimas' : 'Tinklo mokymai'} ${first(told.days, 'lt')}: ${told.title}`,
		paragraphs: [
			told.leads
				? `Jūs vedate: ${told.title}.`
				: told.kind === 'meeting'
					? 'Kviečiame į Jūsų mokyklų tinklo susitikimą.'
					: 'Kviečiame į Jūsų mokyklų tinklo mokymus.',
			facts.lt(told),
			`Kada:\n${daysIn(told.days, 'lt')}`,
			'Prie laiško pridėtas kiekvienos dienos įrašas Jūsų kalendoriui.',
			{ act: 'Daugiau', address: told.address }
		]
	}),
	en: (told) => ({
		subject: `${told.kind === 'meeting' ? 'Network meeting' : 'Network training'} on ${first(told.days, 'en')}: ${told.title}`,
		paragraphs: [
			told.leads
				? `You lead: ${told.title}.`
				: told.kind === 'meeting'
					? 'You are invited to a meeting of your network of schools.'
					: 'You are invited to a training of your network of schools.',
			facts.en(told),
			`When:\n${daysIn(told.days, 'en')}`,
			'An entry for your calendar is attached for each day.',
			{ act: 'More', address: told.address }
		]
	})
};

/** To the same people: other days or another place. */
export const eventMoved: Template<Told> = {
	lt: (told) => ({
		subject: `Pasikeitė laikas ar vieta: ${told.title}, ${first(told.days, 'lt')}`,
		paragraphs: [
			facts.lt(told),
			`Dabar numatyta:\n${daysIn(told.days, 'lt')}`,
			'Prie laiško pridėti įrašai pakeis dienas Jūsų kalendoriuje.',
			{ act: 'Daugiau', address: told.address }
		]
	}),
	en: (told) => ({
		subject: `The time or place has changed: ${told.title}, ${first(told.days, 'en')}`,
		paragraphs: [
			facts.en(told),
			`Planned now:\n${daysIn(told.days, 'en')}`,
			'The attached entries change the days in your calendar.',
			{ act: 'More', address: told.address }
		]
	})
};

/** To the same people: it is not held. */
export const eventCancelled: Template<Told> = {
	lt: (told) => ({
		subject: `${told.kind === 'meeting' ? 'Susitikimas neįvyks' : 'Mokymai neįvyks'}: ${told.title}`,
		paragraphs: [facts.lt(told), `Kodėl: ${told.why}`, 'Prie laiško pridėti įrašai išims dienas iš Jūsų kalendoriaus.']
	}),
	en: (told) => ({
		subject: `${told.kind === 'meeting' ? 'The meeting is cancelled' : 'The training is cancelled'}: ${told.title}`,
		paragraphs: [facts.en(told), `Why: ${told.why}`, 'The attached entries take the days out of your calendar.']
	})
};
