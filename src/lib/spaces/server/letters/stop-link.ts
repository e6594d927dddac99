import { dayOf, isId, refused, done, type Outcome } from '#platform';
import type { Locale } from '#platform';
import { type Context, type Trx } from '#platform/server';
import { readSignedLink, siteAddress, signedLink } from '#people/server';
import { digests, type Digest } from '../../letters.ts';
import { keepPreference, preferencesOf, type Preference } from './preferences.ts';

/** What the link of a letter is about: the digests of all rooms, or the direct letters of one. */
type About = { person_id: string; room_id: string | null };
export type LetterLinkRefusal = 'link_unknown' | 'link_expired';

const purpose = 'letters';
const goodDays = 400;

const tokenFor = (now: Date, { person_id, room_id }: About): string =>
	signedLink(purpose, `${person_id} ${room_id ?? ''}`, new Date(now.getTime() + goodDays * 86_400_000));

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

/** What the link of a letter shows: how its reader hears from each of their rooms. */
export const lettersByLink = (context: Context, token: string): Promise<Outcome<{ rooms: Preference[] }, LetterLinkRefusal>> =>
	context.db.transaction().execute(async (trx) => {
		const link = open(token, context.now);
		if (!link.ok) return link;
		return done({ rooms: await preferencesOf(trx, link.value.person_id, dayOf(context.now)) });
	});

type Choice = { room_id: string; digest: string; direct: boolean };

/** Chooses by the link of a letter how to hear from rooms. Rooms that are not that person's are passed over. */
export const chooseByLink = (
	context: Context,
	{ token, choices }: { token: string; choices: readonly Choice[] }
): Promise<Outcome<undefined, LetterLinkRefusal>> =>
	context.db.transaction().execute(async (trx) => {
		const link = open(token, context.now);
		if (!link.ok) return link;
		for (const { room_id } of await preferencesOf(trx, link.value.person_id, dayOf(context.now))) {
			const choice = choices.find((one) => one.room_id === room_id);
			const digest = digests.find((one) => one === choice?.digest);
			if (choice && digest) await keepPreference(trx, context.now, link.value.person_id, room_id, { digest, direct: choice.direct });
		}
		return done();
	});

/**
 * Ends, with one click, what the letter was: all digests, or the direct letters of one room. Doing it twice is doing it once.
 */
export const stopByLink = (context: Context, token: string): Promise<Outcome<undefined, LetterLinkRefusal>> =>
	context.db.transaction().execute(async (trx) => {
		const link = open(token, context.now);
		if (!link.ok) return link;
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
