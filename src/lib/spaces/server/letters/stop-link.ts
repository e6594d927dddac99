import { dayOf, isId, refused, done, type Outcome } from '#platform';
import type { Locale } from '#platform';
import { stepThrough, within, writeMail, type Context, type Trx } from '#platform/server';
import { personById, readSignedLink, siteAddress, signedLink } from '#people/server';
import { digests, type Digest } from '../../letters.ts';
import { lettersLink } from './mails/letters-link.ts';
import { keepPreference, preferencesOf, type Preference } from './preferences.ts';

/** What the link of a letter is about: the digests of all rooms, or the direct letters of one. */
type About = { person_id: string; room_id: string | null };
export type LetterLinkRefusal = 'link_unknown' | 'link_expired';

const purpose = 'letters';
/** So long the page of a letter is open: whoever comes upon an old letter chooses nothing for its reader. */
const openDays = 60;
/** So long its one click ends such letters, and a new link may be asked for: both do no harm. */
const goodDays = 400;
const day = 86_400_000;
/** So often a day a new link is sent to one person. */
const renewals = { times: 3, seconds: 86_400 };

const tokenFor = (now: Date, { person_id, room_id }: About): string =>
	signedLink(purpose, `${person_id} ${room_id ?? ''}`, new Date(now.getTime() + goodDays * day));

/** The page on which somebody chooses how they hear from their rooms, without signing in. */
export const lettersAddress = (now: Date, about: About, locale: Locale): string => siteAddress(`/letters/${tokenFor(now, about)}`, locale);

/** The address that ends such letters with one click of a mail reader (RFC 8058). */
export const stopAddress = (now: Date, about: About): string => siteAddress(`/api/letters/${tokenFor(now, about)}`, 'lt');

function open(token: string, now: Date): Outcome<About, LetterLinkRefusal> {
	const link = readSignedLink(purpose, token, now);
	if (!link.ok) return link;
	const [person_id = '', room_id = ''] = link.value.split(' ');
	return isId(person_id) ? done({ person_id, room_id: isId(room_id) ? room_id : null }) : refused('link_unknown');
}

/** The same for the page, which closes before the click does. */
const openPage = (token: string, now: Date): Outcome<About, LetterLinkRefusal> =>
	open(token, new Date(now.getTime() + (goodDays - openDays) * day));

/** What the link of a letter shows: how its reader hears from each of their rooms. */
export const lettersByLink = (context: Context, token: string): Promise<Outcome<{ rooms: Preference[] }, LetterLinkRefusal>> =>
	context.db.transaction().execute(async (trx) => {
		const link = openPage(token, context.now);
		if (!link.ok) return link;
		await stepThrough(trx, 'link');
		return done({ rooms: await preferencesOf(trx, link.value.person_id, dayOf(context.now)) });
	});

type Choice = { room_id: string; digest: string; direct: boolean };

/** Chooses by the link of a letter how to hear from rooms. Rooms that are not that person's are passed over. */
export const chooseByLink = (
	context: Context,
	{ token, choices }: { token: string; choices: readonly Choice[] }
): Promise<Outcome<undefined, LetterLinkRefusal>> =>
	context.db.transaction().execute(async (trx) => {
		const link = openPage(token, context.now);
		if (!link.ok) return link;
		await stepThrough(trx, 'link');
		for (const { room_id } of await preferencesOf(trx, link.value.person_id, dayOf(context.now))) {
			const choice = choices.find((one) => one.room_id === room_id);
			const digest = digests.find((one) => one === choice?.digest);
			if (choice && digest) await keepPreference(trx, context.now, link.value.person_id, room_id, { digest, direct: choice.direct });
		}
		return done();
	});

/**
 * Sends a new link to whom a letter went, at the address we know, in place of one whose page has closed. Nobody learns whether it
 * was sent: three times a day it is.
 */
export const renewLettersLink = (context: Context, token: string): Promise<Outcome<undefined, 'link_unknown'>> =>
	context.db.transaction().execute(async (trx) => {
		const link = open(token, context.now);
		if (!link.ok) return refused('link_unknown');
		await stepThrough(trx, 'link');
		const person = await personById(trx, link.value.person_id);
		if (!person?.email || !(await within(trx, context.now, 'letters.renewed', person.id, renewals))) return done();
		const address = lettersAddress(context.now, link.value, person.locale);
		const to = { email: person.email, locale: person.locale, person_id: person.id };
		await writeMail(trx, context.now, 'letters-link', to, lettersLink[person.locale]({ address, days: openDays }));
		return done();
	});

/**
 * Ends, with one click, what the letter was: all digests, or the direct letters of one room. Doing it twice is doing it once.
 */
export const stopByLink = (context: Context, token: string): Promise<Outcome<undefined, LetterLinkRefusal>> =>
	context.db.transaction().execute(async (trx) => {
		const link = open(token, context.now);
		if (!link.ok) return link;
		await stepThrough(trx, 'link');
		await stop(trx, context, link.value);
		return done();
	});

async function stop(trx: Trx, { now }: Context, { person_id, room_id }: About): Promise<void> {
	for (const { digest, direct, ...room } of await preferencesOf(trx, person_id, dayOf(now))) {
		if (room_id !== null && room.room_id !== room_id) continue;
		const left: { digest: Digest; direct: boolean } = room_id === null ? { digest: 'never', direct } : { digest, direct: false };
		await keepPreference(trx, now, person_id, room.room_id, left);
	}
}
