import { addDays, inLocale, dayInWords, type Day } from '#platform';
import { writeMail, type Context, type Trx } from '#platform/server';
import { personsById, siteAddress } from '#people/server';
import type { Delivery } from '#delivery/server';
import type { SurveyKind } from '../question.ts';
import { commitmentToken } from './commitments/link.ts';
import { surveyLetters } from './mails/surveys.ts';

/** For so many days the letter’s way to one’s own sentence works. */
const kept = 30;

/** Writes to people that they are asked (or still are), once for each survey and occasion; whoever has no address is asked on paper. */
export async function inviteRespondents(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	survey: { id: string; kind: SurveyKind; closes_on: Day },
	delivery: Delivery,
	people: readonly string[],
	occasion: 'opened' | 'reminded'
): Promise<void> {
	for (const { id, email, locale } of (await personsById(trx, people)).values()) {
		if (email === null) continue;
		const letter = surveyLetters[survey.kind][occasion][locale]({
			title: inLocale(delivery.title, locale),
			whose: delivery.school ?? (delivery.network ? inLocale(delivery.network, locale) : ''),
			until: dayInWords(survey.closes_on, locale),
			address: siteAddress(`/training/${delivery.id}/${survey.kind}`, locale),
			commitment: siteAddress(`/commitments/${commitmentToken(delivery.id, id, addDays(survey.closes_on, kept))}`, locale)
		});
		await writeMail(trx, now, `survey-${occasion}`, { email, locale, person_id: id }, letter, `survey.${occasion}:${survey.id}:${id}`);
	}
}
