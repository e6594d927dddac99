import { done, refused, type Locale, type Outcome } from '#platform';
import { letterById, through, within, writeMail, type Context } from '#platform/server';
import { withinSite } from '../../address.ts';
import { readEmail } from '../../email.ts';
import { printOf } from '../invitations.ts';
import { signInLetter } from '../mails/sign-in.ts';
import { personByEmail } from '../persons.ts';
import { readSignedLink, signedLink } from '../signed-link.ts';
import { siteAddress } from '../site.ts';
import { accounts, showsLetters } from './accounts.ts';
import { isLibraryRefusal } from './library-refusal.ts';
import { linkMinutes } from './limits.ts';
import { afterSignIn, type SignedIn } from './signed-in.ts';
import { headersOf, type Visit } from './visit.ts';

/**
 * How often links are sent: to one mailbox for one address, so that a stranger elsewhere keeps nobody from asking; to one
 * mailbox at all, so that nobody floods it (whoever reads it then has links enough); and for one address (a whole school
 * may sit behind it).
 */
const perEmailAndAddress = { times: 5, seconds: 900 };
const perEmail = { times: 30, seconds: 900 };
const perAddress = { times: 60, seconds: 900 };

/**
 * Sends a letter with a link that signs in once, within a quarter of an hour. To an unknown address too: whoever reads it
 * is a new person. The answer never tells whether the address was known. It carries a ticket for the page that says so.
 */
export async function requestSignInLink(
	context: Context,
	input: { email: string; to: string; address: string }
): Promise<Outcome<{ ticket: string }, 'faulty' | 'too_many_tries'>> {
	const email = readEmail(input.email);
	if (!email)
		return refused('faulty', [{ field: 'email', key: input.email.trim() === '' ? 'people_email_missing' : 'people_email_wrong' }]);
	const { db, now, locale } = context;
	const allowed = await db.transaction().execute(async (trx) => {
		const byAddress = await within(trx, now, 'sign_in.link.address', input.address, perAddress);
		const byBoth = await within(trx, now, 'sign_in.link.both', `${email} ${input.address}`, perEmailAndAddress);
		return byAddress && byBoth && (await within(trx, now, 'sign_in.link.email', email, perEmail));
	});
	if (!allowed) return refused('too_many_tries');
	const address = await makeLink(email, locale, withinSite(input.to));
	return db.transaction().execute(async (trx) => {
		const person = await through(trx, 'sign-in', () => personByEmail(trx, email));
		const letter = signInLetter[locale]({ address, minutes: linkMinutes });
		const mail = await writeMail(trx, now, 'people.sign_in', { email, locale, person_id: person?.id ?? null }, letter);
		return done({ ticket: signedLink('sign-in-letter', mail ?? '', new Date(now.getTime() + linkMinutes * 60_000)) });
	});
}

/** What the page after the request may show: the address; and, in a demonstration that sends no letters, the letter itself. */
export async function sentLetter(
	{ db, now }: Context,
	ticket: string
): Promise<{ email: string; letter: { subject: string; body: string } | null } | null> {
	const link = readSignedLink('sign-in-letter', ticket, now);
	if (!link.ok) return null;
	const mail = await db.transaction().execute((trx) => through(trx, 'letters', () => letterById(trx, link.value)));
	if (!mail) return null;
	return { email: mail.to_address, letter: showsLetters() ? { subject: mail.subject, body: mail.body } : null };
}

/** A one-time address that signs in whoever has this e-mail address: for an operator at the command line, who hands it over in person. */
export async function signInLink(
	_context: Context,
	email: string,
	{ locale = 'lt' as Locale, to = '/' } = {}
): Promise<Outcome<string, 'faulty'>> {
	const read = readEmail(email);
	return read ? done(await makeLink(read, locale, to)) : refused('faulty');
}

async function makeLink(email: string, locale: Locale, to: string): Promise<string> {
	const path = `/sign-in/link/${await makeToken(email)}`;
	return siteAddress(to === '/' ? path : `${path}?to=${encodeURIComponent(to)}`, locale);
}

/** A token that signs in once. The library hands it to us instead of sending it. */
export async function makeToken(email: string): Promise<string> {
	const { api } = await accounts();
	let token = '';
	await api.signInMagicLink({ body: { email, metadata: { deliver: (made: string) => void (token = made) } }, headers: new Headers() });
	return token;
}

export type LinkRefusal = 'link_unknown' | 'link_expired' | 'link_used';

/** How a link stands, without using it up: mail readers open links before people do. */
export async function signInLinkState({ db, now }: Context, token: string): Promise<Outcome<undefined, LinkRefusal>> {
	const link = readSignedLink('sign-in', token, now);
	if (!link.ok) return link;
	const waiting = await db.transaction().execute((trx) => {
		const kept = trx
			.selectFrom('people.verification')
			.select('id')
			.where('identifier', '=', `magic-link:${printOf(token)}`);
		return through(trx, 'sign-in', () => kept.executeTakeFirst());
	});
	return waiting ? done() : refused('link_used');
}

/** Signs in with a link, once. */
export async function signInWithLink(
	context: Context,
	{ token, visit }: { token: string; visit: Visit }
): Promise<Outcome<SignedIn, LinkRefusal>> {
	const state = await signInLinkState(context, token);
	if (!state.ok) return state;
	const { api } = await accounts();
	try {
		const { headers } = await api.magicLinkVerify({ query: { token }, headers: headersOf(visit), returnHeaders: true });
		return done(await afterSignIn(context, headers, 'link'));
	} catch (error) {
		// Two clicks at once: the library lets one of them in.
		if (isLibraryRefusal(error)) return refused('link_used');
		throw error;
	}
}
