import { expect, test } from 'vitest';
import { asText } from '#platform/server';
import { locales, type Locale } from '#platform';
import { dutyAnswered, dutyOffered, dutyOver } from './duties.ts';
import { invitationAnswered, networkActive, networkClosed, schoolInvited, schoolJoined, schoolLeft } from './schools.ts';

const day = { lt: '2026 m. gruodžio 11 d.', en: '11 December 2026' };
const until = { lt: '2026 m. gruodžio 11 d. 23.59 val.', en: '11 December 2026, 23:59' };
const [address, link] = ['http://127.0.0.1:3000/network/1', 'http://127.0.0.1:3000/network/duty/1'];
const schools = ['Utenos „Saulės“ gimnazija', 'Zarasų „Ąžuolo“ gimnazija'];

function letters(locale: Locale): string {
	const about = { network: 'Elgesio problemos: Utena', programme: 'Besimokančių mokyklų tinklai', address };
	const person = { ...about, person: 'Alma Adomaitytė', reason: '' };
	const over = { ...about, person: 'Alma Adomaitytė', why: 'Išvykstu metams.' };
	const all = [
		dutyOffered[locale]({ ...about, duty: 'coordinator', schools, until: until[locale], link }),
		dutyOffered[locale]({ ...about, duty: 'expert', schools, until: until[locale], link }),
		dutyAnswered[locale]({ ...person, duty: 'coordinator', answer: 'accepted' }),
		dutyAnswered[locale]({ ...person, duty: 'expert', answer: 'declined', reason: 'Šiemet neturiu laiko.' }),
		dutyAnswered[locale]({ ...person, duty: 'coordinator', answer: 'lapsed' }),
		dutyOver[locale]({ ...over, was: 'offer', toPerson: true, why: '' }),
		dutyOver[locale]({ ...over, was: 'duty', toPerson: true }),
		dutyOver[locale]({ ...over, was: 'duty', toPerson: false }),
		networkActive[locale]({ ...about, schools, coordinators: ['Alma Adomaitytė', 'Balys Bieliauskas'], experts: ['Elena Eidukienė'] }),
		networkActive[locale]({ ...about, schools, coordinators: [], experts: [] }),
		schoolJoined[locale]({ ...about, school: schools[1] ?? '', from: day[locale] }),
		schoolLeft[locale]({ ...about, school: schools[1] ?? '', until: day[locale], why: 'Mokykla reorganizuojama.' }),
		networkClosed[locale]({ ...about, on: day[locale], why: 'Programa baigėsi.' }),
		schoolInvited[locale]({
			...about,
			founder: schools[0] ?? '',
			school: schools[1] ?? '',
			topic: 'kaip išmokyti klausti',
			until: until[locale],
			link
		}),
		...(['accepted', 'declined', 'lapsed'] as const).map((answer) =>
			invitationAnswered[locale]({ ...about, school: schools[1] ?? '', answer })
		)
	];
	return all.map((letter) => `== ${letter.subject}\n\n${asText(letter, locale)}`).join('\n');
}

test.each(locales)('the letters about networks read as they were reviewed: %s', async (locale) => {
	await expect(letters(locale)).toMatchFileSnapshot(`mails-of-networks.${locale}.txt`);
});
