import { dayOf, inLocale, type Locale } from '#platform';
import { writeMail, type Context, type Letter, type Trx } from '#platform/server';
import { holdersOf, siteAddress, type PersonInRole } from '#people/server';
import { schoolById } from '#schools/server';
import type { CallRecord } from '#programmes/server';

export type Concerned = { application_id: string; reference: string; school_id: string; school: string };

/** Those who speak for a school: its head and its coordinators, each once, the head first. */
export async function voicesOf(trx: Trx, { now }: Pick<Context, 'now'>, schoolId: string): Promise<PersonInRole[]> {
	const held = await holdersOf(trx, schoolId, ['school_head', 'school_coordinator'], dayOf(now));
	const heads = held.filter(({ kind }) => kind === 'school_head');
	return [...new Map([...held, ...heads].map((one) => [one.person_id, one])).values()].sort(
		(one, other) => Number(other.kind === 'school_head') - Number(one.kind === 'school_head')
	);
}

/** Writes to those who speak for a school, never twice about the same; where nobody has an address, to the school itself. */
export async function tellSchool(
	trx: Trx,
	context: Context,
	{ application_id, school_id }: Pick<Concerned, 'application_id' | 'school_id'>,
	template: string,
	about: string,
	letter: (locale: Locale, address: string) => Letter
): Promise<void> {
	const voices = (await voicesOf(trx, context, school_id)).filter(({ email }) => email !== null);
	const to =
		voices.length > 0
			? voices.map(({ person_id, email, locale }) => ({ person_id, email: email ?? '', locale }))
			: await atSchool(trx, context, school_id);
	for (const addressee of to) {
		const words = letter(addressee.locale, decisionAddress({ school_id, application_id }, addressee.locale));
		await writeMail(trx, context.now, template, addressee, words, `${about}:${addressee.email}`);
	}
}

/** Where a school reads the decision, answers and appeals. */
export const decisionAddress = ({ school_id, application_id }: { school_id: string; application_id: string }, locale: Locale): string =>
	siteAddress(`/school/${school_id}/applications/${application_id}/decision`, locale);

/** Whom to ask, in one line. */
export const contactLine = ({ contact }: Pick<CallRecord, 'contact'>): string =>
	[contact.name, contact.email, contact.phone].filter(Boolean).join(', ');

/** What every letter about an application names. */
export const aboutApplication = ({ reference, school }: Concerned, call: CallRecord, locale: Locale) => ({
	reference,
	school,
	call: inLocale(call.name, locale),
	contact: contactLine(call)
});

async function atSchool(trx: Trx, { now }: Context, schoolId: string): Promise<{ email: string; locale: Locale }[]> {
	const school = await schoolById(trx, schoolId, dayOf(now));
	return school?.email ? [{ email: school.email, locale: 'lt' }] : [];
}
