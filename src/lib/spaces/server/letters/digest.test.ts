import { beforeAll, describe, expect, test } from 'vitest';
import { memoryStore, openFiles, performReply, receiveMail } from '#platform/server';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openRooms, type Rooms } from '../../../../../tests/support/spaces.ts';
import { replyDesk } from '../../../../reply-desk.ts';
import {
	chooseByLink,
	lettersByLink,
	readDiscussion,
	removeItem,
	renewLettersLink,
	savePreference,
	startDiscussion,
	stopAddress,
	stopByLink,
	writePost
} from '../index.ts';
import { sendDigests, writeDigest } from './digest.ts';

let db: TestDatabase;
let open: Rooms;
beforeAll(async () => {
	db = await testDatabase();
	openFiles(memoryStore());
	open = await openRooms(db);
});

const one = () => open.rooms[0] as Rooms['rooms'][0];
const teacher = (at = 0) => one().teachers[at] ?? '';
/** Days of December 2026: the 1st is a Tuesday. */
const at = (day: number, time = '09:00') => new Date(`2026-12-${String(day).padStart(2, '0')}T${time}:00Z`);
const morning = (day: number) => at(day, '05:10');
const begin = async (person: string, now: Date, title: string, more: object = {}) =>
	value(
		await startDiscussion(db.as(person, now), {
			room_id: one().id,
			title,
			body: `Žinutė apie: ${title}`,
			visibility: 'network',
			question: false,
			...more
		})
	).discussion_id;
const write = (person: string, now: Date, discussion_id: string, body: string) =>
	writePost(db.as(person, now), { discussion_id, body, came_by: 'page' });
const quiet = { 'mail.deliver': async () => undefined, 'event.happened': async () => undefined };

type Digests = Map<string, { subject: string; body: string; reply_to: string; unsubscribe: string }>;

/** The digests of a morning, by whom they went to. */
async function digestsAt(now: Date): Promise<Digests> {
	await sendDigests(db.asSystem(now), {});
	await db.work({ ...quiet, 'spaces.digest': writeDigest }, now);
	const { rows } = await db.beside.query(
		`select person_id, subject, body, reply_to, unsubscribe from platform.mail where template = 'digest' and written_at = $1`,
		[now]
	);
	return new Map(rows.map(({ person_id, ...letter }) => [person_id, letter]));
}
const digestsOf = (day: number) => digestsAt(morning(day));
const prefer = async (person: string, digest: string) =>
	value(await savePreference(db.as(person, at(1)), { room_id: one().id, digest, direct: true }));

describe('a digest', () => {
	test('comes on Tuesdays, with the text itself, without one’s own, and never tells anything twice', async () => {
		const talk = await begin(teacher(0), at(2), 'Pamokų stebėjimas', {
			body: `Stebėjome. ${'Labai ilgas sakinys apie tai. '.repeat(40)}Pabaiga.`
		});
		await write(teacher(1), at(3), talk, 'Mes irgi.');
		expect((await digestsOf(4)).size).toBe(0);
		expect((await digestsOf(6)).size).toBe(0);
		const told = await digestsOf(8);
		const author = told.get(teacher(0))?.body ?? '';
		expect(author).toContain('Mes irgi.');
		expect(author).not.toContain('Stebėjome.');
		const reader = told.get(teacher(2))?.body ?? '';
		expect(told.get(teacher(2))?.subject).toBe('Kas nauja: Pamokų stebėjimas');
		expect(reader).toContain('Mes irgi.');
		expect(reader).toContain('| Stebėjome.');
		expect(reader).toContain('…');
		expect(reader).not.toContain('Pabaiga.');
		// Officers are in all rooms: without a choice they are not written to.
		expect(told.has(open.open.centre.officer)).toBe(false);
		expect((await digestsOf(15)).size).toBe(0);
		await write(teacher(1), at(16), talk, 'Dar viena.');
		const again = (await digestsOf(22)).get(teacher(2))?.body ?? '';
		expect(again).toContain('Dar viena.');
		expect(again).not.toContain('Mes irgi.');
	});

	test('comes every working day to who wants it so, and not to who wants none', async () => {
		await prefer(teacher(0), 'daily');
		await prefer(teacher(1), 'never');
		await begin(teacher(2), at(22, '12:00'), 'Kasdienis pokalbis');
		expect([...(await digestsOf(23)).keys()]).toEqual([teacher(0)]);
		expect((await digestsOf(26)).size).toBe(0);
		const weekly = await digestsOf(29);
		expect(weekly.has(teacher(0))).toBe(false);
		expect(weekly.has(teacher(1))).toBe(false);
		expect(weekly.get(one().expert)?.body).toContain('Kasdienis pokalbis');
		await prefer(teacher(0), 'weekly');
		await prefer(teacher(1), 'weekly');
	});

	test('does not come on a public holiday, but on the next working day', async () => {
		await prefer(teacher(0), 'daily');
		await begin(teacher(2), at(30, '12:00'), 'Prieš Naujuosius');
		expect((await digestsOf(31)).get(teacher(0))?.body).toContain('Prieš Naujuosius');
		await begin(teacher(2), at(31, '12:00'), 'Su Naujaisiais');
		const newYear = new Date('2027-01-01T05:10:00Z');
		expect((await digestsAt(newYear)).size).toBe(0);
		expect((await digestsAt(new Date('2027-01-04T05:10:00Z'))).get(teacher(0))?.body).toContain('Su Naujaisiais');
		await prefer(teacher(0), 'weekly');
	});
});

describe('in January a digest', () => {
	const jan = (day: number, time = '09:00') => new Date(`2027-01-${String(day).padStart(2, '0')}T${time}:00Z`);
	const tell = (day: number) => digestsAt(jan(day, '05:10'));

	test('holds nothing that its reader may not see, nor what was taken away', async () => {
		await tell(5);
		await begin(teacher(0), jan(6), 'Tik mokyklai', { visibility: 'school' });
		await begin(teacher(0), jan(6), 'Tik man', { visibility: 'private' });
		const gone = await begin(teacher(0), jan(6), 'Nuimta');
		value(await removeItem(db.as(teacher(0), jan(7)), { item_id: gone, why: 'Pasikartojo' }));
		await begin(teacher(0), jan(7), 'Visiems kambario žmonėms');
		const told = await tell(12);
		for (const reader of [teacher(1), one().expert, one().coordinators[0]]) {
			expect(told.get(reader)?.subject).toBe('Kas nauja: Visiems kambario žmonėms');
			for (const hidden of ['Tik mokyklai', 'Tik man', 'Nuimta']) expect(told.get(reader)?.body).not.toContain(hidden);
		}
		for (const other of open.rooms[1]?.teachers ?? []) expect(told.has(other)).toBe(false);
	});

	test('leaves out what was read on the page', async () => {
		const talk = await begin(teacher(0), jan(13), 'Perskaitytas');
		value(await readDiscussion(db.as(teacher(1), jan(14)), talk));
		const told = await tell(19);
		expect(told.has(teacher(1))).toBe(false);
		expect(told.get(teacher(2))?.subject).toBe('Kas nauja: Perskaitytas');
	});

	test('about one discussion is answered by replying to it; about several each has its own address', async () => {
		const desk = replyDesk(db.pool);
		const from = (await db.beside.query('select email from people.person where id = $1', [teacher(2)])).rows[0].email;
		const reply = async (to: string, text: string, now: Date) => {
			await receiveMail(desk, db.asSystem(now), {
				raw: Buffer.from(
					`From: ${from}\r\nTo: ${to}\r\nMessage-ID: <${now.getTime()}@x>\r\nSubject: Re\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`
				),
				sender: from,
				recipients: []
			});
			await db.work({ ...quiet, 'mail.reply': performReply(desk) }, now);
		};
		const first = await begin(teacher(0), jan(20), 'Vienas pokalbis');
		const single = (await tell(26)).get(teacher(2))!;
		await reply(single.reply_to, 'Atsakau į naujienų laišką.', jan(26));
		expect(value(await readDiscussion(db.as(teacher(0), jan(27)), first)).posts.at(-1)?.html).toContain('Atsakau į naujienų laišką.');

		await begin(teacher(0), jan(27), 'Antras pokalbis');
		const third = await begin(teacher(1), jan(28), 'Trečias pokalbis');
		const both = await digestsAt(new Date('2027-02-02T05:10:00Z'));
		const letter = both.get(teacher(2))!;
		await reply(letter.reply_to, 'Kuriam?', new Date('2027-02-02T10:00:00Z'));
		expect((await db.beside.query(`select state, why from platform.inbound order by received_at desc limit 1`)).rows).toEqual([
			{ state: 'parked', why: 'answer_one' }
		]);
		const [, address = ''] = /Trečias pokalbis[\s\S]*?mailto:(\S+?)\?/.exec(letter.body) ?? [];
		await reply(address, 'Šiam.', new Date('2027-02-02T11:00:00Z'));
		expect(value(await readDiscussion(db.as(teacher(0), new Date('2027-02-03T10:00:00Z')), third)).posts.at(-1)?.html).toContain('Šiam.');
	});
});

describe('digests', () => {
	const march = (day: number, time = '09:00') => new Date(`2027-03-${String(day).padStart(2, '0')}T${time}:00Z`);
	const tell = (day: number) => digestsAt(march(day, '05:10'));

	test('begin with one thing to do for somebody who has given no sign for a long time', async () => {
		await begin(teacher(0), march(3), 'Įprastas pokalbis');
		await begin(teacher(1), march(3), 'Neatsakytas klausimas', { question: true });
		const told = await tell(9);
		const asleep = told.get(one().coordinators[1])?.body ?? '';
		expect(asleep.indexOf('Jei turite tik minutę')).toBeGreaterThan(0);
		expect(asleep.indexOf('Neatsakytas klausimas')).toBeLessThan(asleep.indexOf('Įprastas pokalbis'));
		expect(asleep.match(/Neatsakytas klausimas\n=/g)).toHaveLength(1);
		expect(told.get(teacher(0))?.body).not.toContain('Jei turite tik minutę');
	});

	test('are all stopped by one click, and chosen anew from the same link', async () => {
		await begin(teacher(0), march(10), 'Dar vienas');
		const letter = (await tell(16)).get(teacher(2))!;
		const token = letter.unsubscribe.split('/').at(-1) ?? '';
		value(await stopByLink(db.asPublic(march(16)), token));
		value(await stopByLink(db.asPublic(march(16)), token));
		await begin(teacher(0), march(17), 'Nutildyta');
		expect((await tell(23)).has(teacher(2))).toBe(false);
		const { rooms } = value(await lettersByLink(db.asPublic(march(23)), token));
		expect(rooms.map(({ digest, direct }) => ({ digest, direct }))).toEqual([
			{ digest: 'never', direct: true },
			{ digest: 'never', direct: true }
		]);
		const choices = [
			{ room_id: one().id, digest: 'weekly', direct: false },
			{ room_id: open.rooms[1]?.id ?? '', digest: 'daily', direct: false }
		];
		value(await chooseByLink(db.asPublic(march(24)), { token, choices }));
		expect((await tell(30)).get(teacher(2))?.body).toContain('Nutildyta');
		const { rows } = await db.beside.query('select 1 from spaces.preference where person_id = $1 and room_id = $2', [
			teacher(2),
			open.rooms[1]?.id
		]);
		expect(rows).toEqual([]);
		expect(await stopByLink(db.asPublic(march(24)), `${token}x`)).toMatchObject({ refusal: 'link_unknown' });
	});

	test('have a link whose page closes after 60 days; one click of an old letter still ends them, and a new link comes by mail', async () => {
		const about = { person_id: teacher(1), room_id: null };
		const token = stopAddress(march(1), about).split('/').at(-1) ?? '';
		const later = new Date('2027-04-30T08:59:00Z');
		expect((await lettersByLink(db.asPublic(later), token)).ok).toBe(true);
		const closed = new Date('2027-04-30T09:01:00Z');
		expect(await lettersByLink(db.asPublic(closed), token)).toMatchObject({ refusal: 'link_expired' });
		expect(await chooseByLink(db.asPublic(closed), { token, choices: [] })).toMatchObject({ refusal: 'link_expired' });
		value(await stopByLink(db.asPublic(closed), token));
		for (let times = 0; times < 4; times++) value(await renewLettersLink(db.asPublic(closed), token));
		const { rows } = await db.beside.query(`select person_id, body from platform.mail where template = 'letters-link'`);
		expect(rows.map(({ person_id }) => person_id)).toEqual([teacher(1), teacher(1), teacher(1)]);
		const [, renewed = ''] = /letters\/(\S+)/.exec(rows[0].body) ?? [];
		expect(value(await lettersByLink(db.asPublic(closed), renewed)).rooms.length).toBeGreaterThan(0);
		expect(await renewLettersLink(db.asPublic(closed), `${token}x`)).toMatchObject({ refusal: 'link_unknown' });
	});
});
