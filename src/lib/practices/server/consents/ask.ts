import { dayOf } from '#platform';
import { writeMail, type Context, type Trx } from '#platform/server';
import { holdersOf, personsById, siteAddress, signedLink } from '#people/server';
import { practiceText } from '../../practice.ts';
import { consentAsked } from '../mails/consents.ts';
import type { PracticeRecord } from '../records/practice-record.ts';
import type { ConsentKind } from './consent-record.ts';

/** What the link of such a letter is about. */
export type AskedConsent = { practice_id: string; number: number; person_id: string; kind: ConsentKind };

export const consentPurpose = 'practices.consent';
const goodFor = 60 * 86_400_000;

/** The address at which somebody agrees without signing in; open for sixty days. */
export const consentPath = (now: Date, { practice_id, number, person_id, kind }: AskedConsent): string =>
	`/consents/${signedLink(consentPurpose, [practice_id, number, person_id, kind].join(' '), new Date(now.getTime() + goodFor))}`;

/** Asks people whether they stand by a version, and the school's head, where `school`, whether the school lets it out: one letter each. */
export async function askForConsents(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	practice: PracticeRecord,
	{ number, people: ids, school }: { number: number; people: readonly string[]; school: boolean }
): Promise<void> {
	const heads = school ? await holdersOf(trx, practice.school_id, ['school_head'], dayOf(now)) : [];
	const people = await personsById(trx, [...ids, ...heads.map(({ person_id }) => person_id), actor.id as string]);
	const by = people.get(actor.id as string)?.name ?? '';
	const asked: { id: string; kind: ConsentKind }[] = [
		...ids.map((id) => ({ id, kind: 'author' as const })),
		...heads.map(({ person_id }) => ({ id: person_id, kind: 'school' as const }))
	];
	for (const { id, kind } of asked) {
		const person = people.get(id);
		if (!person?.email) continue;
		const path = consentPath(now, { practice_id: practice.id, number, person_id: id, kind });
		const letter = consentAsked[person.locale]({
			kind,
			by,
			title: practiceText(practice.content, 'title'),
			school: practice.school,
			address: siteAddress(path, person.locale)
		});
		await writeMail(trx, now, 'practice_consent', { email: person.email, locale: person.locale, person_id: person.id }, letter);
	}
}
