import { done, refused, type Outcome } from '#platform';
import { asPerson, record, stepThrough, within, writeMail, type Context, type Trx } from '#platform/server';
import { readEmail } from '../email.ts';
import { emailChangedLetter, emailToConfirmLetter } from './mails/email-change.ts';
import { personByEmail, personById, type Person } from './persons.ts';
import { readSignedLink, signedLink } from './signed-link.ts';
import { siteAddress } from './site.ts';

const openHours = 24;
const perPerson = { times: 5, seconds: 3600 };

export type AskEmailRefusal = 'not_signed_in' | 'faulty' | 'too_many_tries';

/**
 * Asks to sign in by another address from now on. Nothing changes until its mailbox is read: a letter with a link, good
 * for 24 hours, goes there. The answer never tells whether somebody else has that address.
 */
export function askForEmail(context: Context, input: { email: string }): Promise<Outcome<{ email: string }, AskEmailRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const person = actor.kind === 'person' ? await personById(trx, actor.id) : undefined;
		if (!person) return refused('not_signed_in');
		const email = readEmail(input.email);
		if (!email)
			return refused('faulty', [{ field: 'email', key: input.email.trim() === '' ? 'people_email_missing' : 'people_email_wrong' }]);
		if (email === person.email) return refused('faulty', [{ field: 'email', key: 'people_email_same' }]);
		if (!(await within(trx, now, 'person.email', person.id, perPerson))) return refused('too_many_tries');

		const subject = JSON.stringify([person.id, person.email, email]);
		const token = signedLink('email-change', subject, new Date(now.getTime() + openHours * 3_600_000));
		const address = siteAddress(`/profile/email/${token}`, person.locale);
		const letter = emailToConfirmLetter[person.locale]({ name: person.name, address, hours: openHours });
		await writeMail(trx, now, 'people.email_to_confirm', { email, locale: person.locale, person_id: null }, letter);
		return done({ email });
	});
}

export type EmailLinkRefusal = 'link_unknown' | 'link_expired' | 'link_used' | 'email_taken';

/** What the link of the letter would do, without doing it. */
export const emailByLink = (context: Context, token: string): Promise<Outcome<{ email: string }, EmailLinkRefusal>> =>
	context.db.transaction().execute(async (trx) => {
		const found = await openChange(trx, context, token);
		return found.ok ? done({ email: found.value.email }) : found;
	});

/**
 * Takes the address whose mailbox has just been read. Once; refused where it belongs to another person meanwhile. The old
 * address is told, so that whoever did not ask for it notices.
 */
export function confirmEmail(context: Context, token: string): Promise<Outcome<{ email: string }, EmailLinkRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await openChange(trx, context, token);
		if (!found.ok) return found;
		const { person, email } = found.value;

		await trx.updateTable('people.person').set({ email }).where('id', '=', person.id).execute();
		await trx
			.updateTable('people.user')
			.set({ email, email_verified: true, updated_at: context.now })
			.where('person_id', '=', person.id)
			.execute();
		if (person.email) await tellOldAddress(trx, context, person, person.email);
		await record(
			trx,
			{ actor: asPerson(person.id), now: context.now },
			{ name: 'person.email_changed', subject: { kind: 'person', id: person.id } }
		);
		return done({ email });
	});
}

type EmailChange = { person: Person; email: string };

async function openChange(trx: Trx, { now }: Context, token: string): Promise<Outcome<EmailChange, EmailLinkRefusal>> {
	const link = readSignedLink('email-change', token, now);
	if (!link.ok) return link;
	await stepThrough(trx, 'sign-in');
	const [id, before, email] = JSON.parse(link.value) as [string, string | null, string];
	await trx.selectFrom('people.person').select('id').where('id', '=', id).forUpdate().execute();
	const person = await personById(trx, id);
	if (!person) return refused('link_unknown');
	if (person.email !== before) return refused('link_used');
	return (await isTaken(trx, id, email)) ? refused('email_taken') : done({ person, email });
}

/** Whether the address opens another person, or an account that is not this person's. */
async function isTaken(trx: Trx, personId: string, email: string): Promise<boolean> {
	const account = await trx
		.selectFrom('people.user')
		.select('id')
		.where('email', '=', email)
		.where((eb) => eb.or([eb('person_id', 'is', null), eb('person_id', '!=', personId)]))
		.executeTakeFirst();
	return account !== undefined || (await personByEmail(trx, email)) !== undefined;
}

const tellOldAddress = (trx: Trx, { now }: Context, { id, name, locale }: Person, email: string) =>
	writeMail(trx, now, 'people.email_changed', { email, locale, person_id: id }, emailChangedLetter[locale]({ name }));
