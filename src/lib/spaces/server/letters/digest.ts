import { sql } from 'kysely';
import { addDays, dayOf, inLocale, type Day } from '#platform';
import { enqueue, replyAddress, writeMail, type Handler, type Trx } from '#platform/server';
import { personById, siteAddress, type Person } from '#people/server';
import { holidaysBetween } from '#scheduling/server';
import { digests, goesOut, inLetter, type Digest } from '../../letters.ts';
import { pathOfItem } from '../../paths.ts';
import type { Standing } from '../../visibility.ts';
import { standingFor, standsOn } from '../rooms/index.ts';
import { digest, type DigestRoom, type DigestTalk } from './mails/digest.ts';
import { newsFor, type News, type Scope } from './news.ts';
import { preferencesOf, type Preference } from './preferences.ts';
import { lettersAddress, stopAddress } from './stop-link.ts';

const day = 86_400_000;
/** What is being written this moment is left for the next time: so nothing falls between two digests. */
const settled = 5 * 60_000;
/** Whoever never had a digest of a room is told of a week; whoever paused, of five. */
const firstDays = 7;
const mostDays = 35;
/** After so many days without a sign of life in the rooms, one thing to do stands at the beginning. */
const asleepDays = 45;

/** Every working morning: a job for everybody in whose rooms something has moved and whose digest goes out today. */
export const sendDigests: Handler = async ({ db, now }) => {
	const today = dayOf(now);
	const due = digests.filter((one) => goesOn(one, today));
	if (due.length === 0) return;
	await db.transaction().execute(async (trx) => {
		const { rows } = await sql<{ person_id: string }>`
			select distinct member.person_id from spaces.member member
			join spaces.span span on span.room_id = member.room_id
			left join spaces.told told on told.person_id = member.person_id and told.room_id = member.room_id
			left join spaces.preference chosen on chosen.person_id = member.person_id and chosen.room_id = member.room_id
			where ${standsOn(today)} and (member.part <> 'centre_officer' or chosen.digest is not null)
				and coalesce(chosen.digest, 'weekly') = any(${due}::text[])
				and exists (select from spaces.item item
					where (item.room_id = member.room_id
						or (span.kind <> 'training' and item.edition_id = span.edition_id and item.visibility in ('edition', 'public')))
					and item.moved_at > coalesce(told.told_to, ${new Date(now.getTime() - mostDays * day)}::timestamptz))
			order by member.person_id`.execute(trx);
		for (const { person_id } of rows) await enqueue(trx, 'spaces.digest', { person_id, day: today });
	});
};

/**
 * One person’s digest of a day: one letter over all their rooms whose turn it is, with the text itself. Only what they may see
 * now; nothing of their own, nothing they have read, nothing twice; no letter where nothing is new.
 */
export const writeDigest: Handler = async (context, payload) => {
	const { now } = context;
	await context.db.transaction().execute(async (trx) => {
		const person = await personById(trx, String(payload['person_id']));
		if (!person?.email) return;
		const today = dayOf(now);
		const all = await preferencesOf(trx, person.id, today);
		const due = all.filter(({ digest: often }) => goesOn(often, today));
		if (due.length === 0) return;
		const standing = await standingFor(trx, person.id, today);
		const told = await tellRooms(trx, now, standing, person, due, all);
		if (told.length > 0) await send(trx, now, { ...person, email: person.email }, told, String(payload['day']));
	});
};

type Told = { preference: Preference; news: News };

/** What is new in each room; from now on it counts as told. */
async function tellRooms(
	trx: Trx,
	now: Date,
	standing: Standing,
	{ id }: Person,
	due: readonly Preference[],
	all: readonly Preference[]
): Promise<Told[]> {
	const to = new Date(now.getTime() - settled);
	const told: Told[] = [];
	const tell = async (place: string, scope: Scope): Promise<News> => {
		const news = await newsFor(trx, standing, scope, { after: await toldTo(trx, now, id, place), to });
		const row = { told_to: news.until, sent_at: now };
		await trx
			.insertInto('spaces.told')
			.values({ person_id: id, room_id: place, ...row })
			.onConflict((conflict) => conflict.columns(['person_id', 'room_id']).doUpdateSet(row))
			.execute();
		return news;
	};
	for (const preference of due) {
		const { room_id, edition_id } = preference;
		const wide = tellsOfEdition(all, preference);
		// How far the edition is told stands with the programme's room, whichever room tells it: so it is told once.
		const own = await tell(room_id, { room_id, ...(wide && room_id === edition_id ? { edition_id } : {}) });
		const more = wide && room_id !== edition_id ? await tell(edition_id, { edition_id }) : { talks: [], things: [] };
		const news = { ...own, talks: [...own.talks, ...more.talks], things: [...own.things, ...more.things] };
		if (news.talks.length + news.things.length > 0) told.push({ preference, news });
	}
	return told;
}

/**
 * Whether a room's digest tells what other rooms of the edition show to all networks: that of the programme's room, or of the first room of
 * a network for whoever wants to hear nothing of that.
 */
function tellsOfEdition(all: readonly Preference[], { room_id, edition_id }: Preference): boolean {
	const here = all.filter((one) => one.edition_id === edition_id && one.kind !== 'training');
	if (!here.some(({ kind }) => kind === 'programme')) return false;
	const heard = here.filter(({ digest: often }) => often !== 'never');
	const teller =
		heard.find(({ kind }) => kind === 'programme') ?? heard.toSorted((one, other) => (one.room_id < other.room_id ? -1 : 1))[0];
	return teller?.room_id === room_id;
}

async function toldTo(trx: Trx, now: Date, person_id: string, room_id: string): Promise<Date> {
	const before = await trx
		.selectFrom('spaces.told')
		.select('told_to')
		.where('person_id', '=', person_id)
		.where('room_id', '=', room_id)
		.forUpdate()
		.executeTakeFirst();
	const earliest = new Date(now.getTime() - (before ? mostDays : firstDays) * day);
	return before && before.told_to > earliest ? before.told_to : earliest;
}

type Reader = Person & { email: string };

async function send(trx: Trx, now: Date, reader: Reader, told: readonly Told[], on: Day): Promise<void> {
	const { id, email, locale } = reader;
	const rooms: DigestRoom[] = [];
	for (const one of told) rooms.push(await roomFor(trx, now, reader, one));
	const talks = rooms.flatMap((room) => room.talks);
	const letter = digest[locale]({
		rooms,
		first: (await isAsleep(trx, now, id)) ? (talks.find(({ unanswered }) => unanswered) ?? talks[0] ?? null) : null,
		letters: lettersAddress(now, { person_id: id, room_id: null }, locale)
	});
	const [only] = talks;
	// A letter about one discussion is answered by replying to it; of several nobody knows which is meant.
	const reply =
		only && talks.length === 1
			? { purpose: 'spaces.post', subject_id: only.id }
			: { purpose: 'spaces.digest', subject_id: id, invited: false as const };
	const unsubscribe = stopAddress(now, { person_id: id, room_id: null });
	await writeMail(trx, now, 'digest', { email, locale, person_id: id }, { ...letter, reply, unsubscribe }, `spaces.digest:${id}:${on}`);
}

async function roomFor(trx: Trx, now: Date, reader: Reader, { preference, news }: Told): Promise<DigestRoom> {
	const { locale } = reader;
	const { room_id, room } = preference;
	const talks: DigestTalk[] = [];
	for (const talk of news.talks) {
		const subject = { purpose: 'spaces.post', subject_id: talk.id, person_id: reader.id, email: reader.email };
		const to = await replyAddress(trx, { ...subject, now });
		talks.push({
			...talk,
			posts: talk.posts.map((post) => ({ ...post, body: inLetter(post.body) })),
			answer: `mailto:${to}?subject=${encodeURIComponent(`Re: ${talk.title}`)}`,
			address: siteAddress(pathOfItem({ room_id: talk.room_id, kind: 'discussion', id: talk.id }), locale)
		});
	}
	const things = news.things.map((thing) => ({ ...thing, address: siteAddress(pathOfItem(thing), locale) }));
	return { name: inLocale(room, locale), address: siteAddress(`/room/${room_id}`, locale), talks, things };
}

/** Whoever has read and written nothing in any room for a long while, though they got digests before. */
async function isAsleep(trx: Trx, now: Date, id: string): Promise<boolean> {
	const since = new Date(now.getTime() - asleepDays * day);
	const { rows } = await sql<{ asleep: boolean }>`
		select exists (select from platform.mail where person_id = ${id} and template = 'digest' and written_at < ${since})
			and not exists (select from spaces.seen where person_id = ${id} and seen_at >= ${since})
			and not exists (select from spaces.post where author_id = ${id} and posted_at >= ${since}) as asleep`.execute(trx);
	return rows[0]?.asleep ?? false;
}

/** By the public holidays of this week. */
const goesOn = (often: Digest, today: Day): boolean =>
	goesOut(often, today, new Set(holidaysBetween(addDays(today, -6), today).map(({ day: free }) => free)));
