import { expect, test } from 'vitest';
import { asText } from '#platform/server';
import { locales, type Locale } from '#platform';
import { eventCancelled, eventMoved, eventPlanned, type EventWords } from './events.ts';

const day = (on: string, from: string, to: string) => ({
	held_on: on,
	begins_at: new Date(`${on}T${from}:00Z`),
	ends_at: new Date(`${on}T${to}:00Z`)
});
const words: EventWords = {
	kind: 'team_training',
	title: 'Kaip klausti pamokoje',
	network: 'Elgesio problemos: Utena',
	programme: 'Besimokančių mokyklų tinklai',
	place: 'Utenos „Saulės“ gimnazija',
	days: [day('2026-12-11', '07:00', '12:30'), day('2026-12-14', '08:00', '11:00')],
	lecturers: ['Alma Adomaitytė', 'Balys Bieliauskas'],
	why: 'Pūga.',
	address: 'http://127.0.0.1:3000/training/1'
};

function letters(locale: Locale): string {
	const meeting = { ...words, kind: 'meeting' as const };
	const all = [
		eventPlanned[locale]({ ...words, leads: false }),
		eventPlanned[locale]({ ...meeting, leads: false }),
		eventPlanned[locale]({ ...words, leads: true }),
		eventMoved[locale]({ ...words, leads: false }),
		eventCancelled[locale]({ ...words, leads: false }),
		eventCancelled[locale]({ ...meeting, leads: false })
	];
	return all.map((letter) => `== ${letter.subject}\n\n${asText(letter, locale)}`).join('\n');
}

test.each(locales)('the letters about what networks hold read as they were reviewed: %s', async (locale) => {
	await expect(letters(locale)).toMatchFileSnapshot(`mails-of-events.${locale}.txt`);
});
