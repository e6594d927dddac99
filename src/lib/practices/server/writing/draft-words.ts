import { dayInWords, type Locale } from '#platform';
import type { DraftWords } from '../../draft.ts';

const decimal = (value: number): string => String(value).replace('.', ',');
const counted = (value: string, unit: string): string => (unit === '' ? value : `${value} ${unit}`);

/** The sentences in which an example is begun out of its project's records. */
export const draftWords: Record<Locale, DraftWords> = {
	lt: {
		concerns: (words) => `Kam tai rūpėjo: ${words}`,
		causes: (causes) => `Kokias priežastis radome: ${causes.join('; ')}.`,
		aim: ({ measure, unit, from, to, by_on, for_whom }) =>
			`Ko siekėme (${for_whom}): ${measure} – nuo ${decimal(from)} iki ${counted(decimal(to), unit)} iki ${dayInWords(by_on, 'lt')}`,
		seen: ({ measure, unit }, { first, last, first_on, last_on, values }) =>
			`${measure}: ${dayInWords(first_on, 'lt')} buvo ${counted(decimal(first), unit)}, ${dayInWords(last_on, 'lt')} – ${counted(decimal(last), unit)} (iš viso matavimų: ${values}).`,
		adapted: '(pakeitę po pirmo bandymo)',
		reached: ({ times, reached }) => `Kartų, kai mokėme kolegas: ${times}; daugiausia dalyvių vienu metu: ${reached}.`,
		conditions: (conditions) => `Kur ir kokiomis sąlygomis tai veikė: ${conditions.join('; ')}.`
	},
	en: {
		concerns: (words) => `Whom it concerned: ${words}`,
		causes: (causes) => `The causes that we found: ${causes.join('; ')}.`,
		aim: ({ measure, unit, from, to, by_on, for_whom }) =>
			`What we aimed at (${for_whom}): ${measure} – from ${from} to ${counted(String(to), unit)} by ${dayInWords(by_on, 'en')}.`,
		seen: ({ measure, unit }, { first, last, first_on, last_on, values }) =>
			`${measure}: ${counted(String(first), unit)} on ${dayInWords(first_on, 'en')}, ${counted(String(last), unit)} on ${dayInWords(last_on, 'en')} (measured ${values} times).`,
		adapted: '(changed after the first try)',
		reached: ({ times, reached }) => `Times that we taught our colleagues: ${times}; most of them at once: ${reached}.`,
		conditions: (conditions) => `Where and under which conditions it worked: ${conditions.join('; ')}.`
	}
};
