import { dayOf, inLocale, instantInWords, type Locale } from '#platform';
import { writeMail, type Context, type Letter, type Trx } from '#platform/server';
import { holdersOf, personsById, siteAddress, type Person } from '#people/server';
import { writersOf } from './editors.ts';
import type { Material } from './material.ts';
import { submitted } from './mails/submitted.ts';

/** Writes that an application has been sent: to the head, to whoever sent it, and to those who write it. */
export async function tellSubmitted(
	trx: Trx,
	context: Context,
	material: Material,
	sent: { submission_id: string; number: number; late: boolean; outcome: 'yes' | 'review' | 'no' }
): Promise<void> {
	const { application, call, school } = material;
	const by = await nameOf(trx, context);
	await tell(
		trx,
		context,
		await concerned(trx, context, material),
		`application.submitted:${sent.submission_id}`,
		'application-submitted',
		(locale) =>
			submitted[locale]({
				reference: application.reference,
				call: inLocale(call.name, locale),
				school: school.name,
				by,
				at: instantInWords(context.now, locale),
				number: sent.number,
				outcome: sent.outcome,
				late: sent.late,
				contact: call.contact,
				address: siteAddress(pathOf(application), locale)
			})
	);
}

/** Where an application is read and written. */
export const pathOf = ({ school_id, id }: { school_id: string; id: string }): string => `/school/${school_id}/applications/${id}`;

/** Writes one letter to each person who has an address; never twice about the same thing. */
export async function tell(
	trx: Trx,
	{ now }: Context,
	persons: Iterable<Person>,
	about: string,
	template: string,
	letter: (locale: Locale, personId: string) => Letter
): Promise<number> {
	let count = 0;
	for (const { id, email, locale } of persons) {
		if (email === null) continue;
		await writeMail(trx, now, template, { email, locale, person_id: id }, letter(locale, id), `${about}:${email}`);
		count += 1;
	}
	return count;
}

/** The head, whoever acts, and those who may write the application. */
export async function concerned(
	trx: Trx,
	{ actor, now }: Context,
	{ application, school }: Pick<Material, 'application' | 'school'>
): Promise<Person[]> {
	const heads = await holdersOf(trx, school.id, ['school_head'], dayOf(now));
	const writers = await writersOf(trx, application.id, dayOf(now));
	const ids = [...writers, ...heads.map(({ person_id }) => person_id), ...(actor.id ? [actor.id] : [])];
	return [...(await personsById(trx, ids)).values()];
}

/** Who acts, by name; the machine has none. */
export async function nameOf(trx: Trx, { actor }: Context): Promise<string> {
	if (actor.kind !== 'person') return 'Kartu';
	return (await personsById(trx, [actor.id])).get(actor.id)?.name ?? '';
}
