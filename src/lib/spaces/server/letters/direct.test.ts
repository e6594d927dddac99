import { simpleParser, type ParsedMail } from 'mailparser';
import nodemailer from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeNetwork } from '#networks/server';
import { addDays, dayOf } from '#platform';
import { deliverMail, memoryStore, openFiles, openReceiver, performReply, receiveMail, smtpPost, subscriptionJobs } from '#platform/server';
import type { Receiver } from '#platform/server';
import { testDatabase, today, type TestDatabase } from '../../../../../tests/support/database.ts';
import { value } from '../../../../../tests/support/deciding.ts';
import { openRooms, teacherIn, type Rooms } from '../../../../../tests/support/spaces.ts';
import { replyDesk } from '../../../../reply-desk.ts';
import { askForHelp, readDiscussion, savePreference, spacesInvariants, startDiscussion, stopByLink, writePost } from '../index.ts';
import { spacesSubscriptions } from '../subscriptions.ts';

let db: TestDatabase;
let open: Rooms;
let receiver: Receiver;
let now = today;

/** The mail server of the teachers: a real one on loopback. */
const received: { to: string; mail: ParsedMail }[] = [];
const mailbox = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onData: (stream, session, callback) =>
		void simpleParser(stream).then((mail) => {
			received.push({ to: session.envelope.rcptTo[0]?.address ?? '', mail });
			callback();
		})
});
const port = await new Promise<number>((resolve) => {
	const listening = mailbox.listen(0, '127.0.0.1', () => resolve((listening.address() as { port: number }).port));
});

beforeAll(async () => {
	db = await testDatabase();
	openFiles(memoryStore());
	open = await openRooms(db);
	receiver = await openReceiver({
		host: '127.0.0.1',
		port: 0,
		receive: (incoming) => receiveMail(replyDesk(db.pool), db.asSystem(now), incoming)
	});
});
afterAll(async () => {
	await receiver.close();
	await new Promise<void>((resolve) => mailbox.close(() => resolve()));
});

const one = () => open.rooms[0] as Rooms['rooms'][0];
const teacher = (at = 0) => one().teachers[at] ?? '';
const jobs = () => ({
	...subscriptionJobs(spacesSubscriptions),
	'mail.deliver': deliverMail(smtpPost(`smtp://127.0.0.1:${port}`, 'Kartu <kartu@kartu.example>')),
	'mail.reply': performReply(replyDesk(db.pool)),
	'file.sweep': async () => undefined
});
const work = () => db.work(jobs(), now);
/** What was begun before these tests is done without a sound; each test has a day of its own. */
beforeEach(async () => {
	now = new Date(now.getTime() + 86_400_000);
	await db.work({ ...jobs(), 'mail.deliver': async () => undefined, ...quiet }, now).catch(() => undefined);
	received.length = 0;
});
const quiet = { 'event.happened': async () => undefined };

const personOf = async (id: string): Promise<{ name: string; email: string }> =>
	(await db.beside.query('select name, email from people.person where id = $1', [id])).rows[0];
const begin = async (person: string, more: object = {}) =>
	value(
		await startDiscussion(db.as(person, now), {
			room_id: one().id,
			title: 'Kaip stebite pamokas?',
			body: 'Pirmą kartą stebėsime kolegės pamoką.',
			visibility: 'network',
			question: true,
			...more
		})
	).discussion_id;
const write = async (person: string, discussion_id: string, body: string, parent_id?: string) =>
	value(await writePost(db.as(person, now), { discussion_id, body, parent_id, came_by: 'page' })).id;
const postsOf = async (person: string, id: string) => value(await readDiscussion(db.as(person, now), id)).posts;

/** Answers a letter as a mail program does, from the address it came to. */
async function answer({ to, mail }: (typeof received)[number], text: string, more: object = {}): Promise<void> {
	now = new Date(now.getTime() + 60_000);
	const replyTo = (mail.headers.get('reply-to') as { value: { address: string }[] }).value[0]?.address ?? '';
	const quoted = (mail.text ?? '').replace(/^/gm, '> ');
	await nodemailer.createTransport({ host: '127.0.0.1', port: receiver.port, ignoreTLS: true }).sendMail({
		from: to,
		to: replyTo,
		subject: `Re: ${mail.subject}`,
		inReplyTo: mail.messageId,
		text: `${text}\n\n2026-11-28, št 10:00 Kartu <kartu@kartu.example> rašė:\n\n${quoted}`,
		...more
	});
}

describe('a letter at once', () => {
	test('goes to whom a post mentions, whose post it answers and whose question it stands under – once each, to nobody else', async () => {
		const discussion = await begin(teacher(0));
		const first = await write(teacher(1), discussion, 'Mes stebime poromis.');
		const named = (await personOf(teacher(2))).name;
		await work();
		received.length = 0;
		await write(one().expert, discussion, `Poromis – gerai. @${named}, o kaip Jūs?`, first);
		await work();
		const emails = await Promise.all([teacher(0), teacher(1), teacher(2)].map(async (id) => (await personOf(id)).email));
		expect(received.map(({ to }) => to).toSorted()).toEqual(emails.toSorted());
		const expert = (await personOf(one().expert)).name;
		const subjects = new Map(received.map(({ to, mail }) => [to, mail.subject]));
		expect(emails.map((email) => subjects.get(email))).toEqual([
			`${expert} atsakė Jums: Kaip stebite pamokas?`,
			`${expert} atsakė Jums: Kaip stebite pamokas?`,
			`${expert} mini Jus: Kaip stebite pamokas?`
		]);
		const told = received.find(({ to }) => to === emails[1])?.mail.text ?? '';
		expect(told).toContain('Mes stebime poromis.');
		expect(told).toContain('Poromis – gerai.');
		expect(told).toContain('jį matys visi kambario žmonės');
	});

	test('is answered by replying to it: the reply stands under the post, without what it quotes', async () => {
		const discussion = await begin(teacher(0));
		const post = await write(teacher(1), discussion, 'Poromis. Ar norite pamatyti?');
		await work();
		const [letter] = received;
		await answer(letter!, 'Taip, labai!\n\nPagarbiai\nOna', { attachments: [{ filename: 'planas.pdf', content: '%PDF-1.7\n%%EOF' }] });
		await work();
		const added = (await postsOf(teacher(1), discussion)).at(-1);
		expect(added).toMatchObject({ author_id: teacher(0), parent_id: post, html: '<p>Taip, labai!</p>\n', came_by: 'mail' });
		expect(added?.files.map(({ name }) => name)).toEqual(['planas.pdf']);
		// And the one who is answered hears of it in turn.
		expect(received.at(-1)).toMatchObject({ to: (await personOf(teacher(1))).email });
		for (const { broken } of spacesInvariants) expect(await db.asSystem().db.transaction().execute(broken)).toEqual([]);
	});

	test('asks a helper by name, with the day, and their answer by mail is help', async () => {
		const discussion = await begin(teacher(0), { visibility: 'private', body: 'Mokiniai tyli. Ką daryti?' });
		const answer_by = addDays(dayOf(now), 3);
		value(await askForHelp(db.as(teacher(0), now), { discussion_id: discussion, helper_id: one().coordinators[0], answer_by }));
		await work();
		expect(received.map(({ to }) => to)).toEqual([(await personOf(one().coordinators[0])).email]);
		expect(received[0]?.mail.subject).toContain('prašo Jūsų pagalbos iki 2026 m. gruodžio 3 d.: Kaip stebite pamokas?');
		expect(received[0]?.mail.text).toContain('Mokiniai tyli. Ką daryti?');
		await answer(received[0]!, 'Pradėkite nuo porų.');
		await work();
		const page = value(await readDiscussion(db.as(teacher(0), now), discussion));
		expect(page.posts.at(-1)).toMatchObject({ author_id: one().coordinators[0], html: '<p>Pradėkite nuo porų.</p>\n' });
		const { rows } = await db.beside.query('select helped_at from spaces.discussion where id = $1', [discussion]);
		expect(rows[0].helped_at).toEqual(now);
	});

	test('never goes to somebody who may not see the post, though it names them', async () => {
		const outsider = (await personOf(open.rooms[1]?.teachers[0] ?? '')).name;
		const discussion = await begin(teacher(0), { visibility: 'school' });
		await write(teacher(0), discussion, `Ką manote, @${outsider} ir @${(await personOf(one().expert)).name}?`);
		await work();
		expect(received).toEqual([]);
	});

	test('is stopped for a room, with a choice or with one click of the mail reader', async () => {
		const discussion = await begin(teacher(0));
		value(await savePreference(db.as(teacher(0), now), { room_id: one().id, digest: 'weekly', direct: false }));
		await write(teacher(1), discussion, 'Ar tikrai?');
		await work();
		expect(received).toEqual([]);
		value(await savePreference(db.as(teacher(0), now), { room_id: one().id, digest: 'weekly', direct: true }));
		await write(teacher(1), discussion, 'Ar dabar?');
		await work();
		const { url } = (received[0]?.mail.headers.get('list') as { unsubscribe: { url: string } }).unsubscribe;
		value(await stopByLink(db.asPublic(now), url.split('/').at(-1) ?? ''));
		received.length = 0;
		await write(teacher(1), discussion, 'O dabar?');
		await work();
		expect(received).toEqual([]);
		value(await savePreference(db.as(teacher(0), now), { room_id: one().id, digest: 'weekly', direct: true }));
	});
});

describe('a reply by mail', () => {
	test('from somebody else posts nothing', async () => {
		const discussion = await begin(teacher(0));
		await write(teacher(1), discussion, 'Ar girdite?');
		await work();
		await answer(received[0]!, 'Aš ne Ona.', { from: 'piktas@kitur.example' });
		await work();
		expect(await postsOf(teacher(0), discussion)).toHaveLength(2);
	});

	test('of somebody who is in the room no more is refused, and given back to them', async () => {
		const gone = await teacherIn(db, one().schools[0]?.id ?? '', 'Išeinanti Išėjo');
		const discussion = await begin(gone);
		await write(teacher(1), discussion, 'Ar girdite?');
		await work();
		await db.beside.query(`update people.role set ends_on = $2 where person_id = $1`, [gone, addDays(dayOf(now), -1)]);
		const [letter] = received;
		received.length = 0;
		await answer(letter!, 'Dar noriu pasakyti.');
		await work();
		expect(await postsOf(teacher(1), discussion)).toHaveLength(2);
		expect(received.map(({ to }) => to)).toEqual([letter?.to]);
		expect(received[0]?.mail.text).toContain('Dar noriu pasakyti.');
		// Nor are they mailed or shown what others write there from now on.
		received.length = 0;
		await write(teacher(1), discussion, 'Tarp mūsų.');
		await work();
		expect(received).toEqual([]);
		expect(await readDiscussion(db.as(gone, now), discussion)).toMatchObject({ refusal: 'not_found' });
	});

	test('to a room that has been closed is not posted; its author gets it back with the reason, and keeps it as a draft', async () => {
		const discussion = await begin(teacher(0));
		await write(teacher(1), discussion, 'Kada susitinkame?');
		await work();
		value(await closeNetwork(open.officer(now), { network_id: one().id, last_day: dayOf(now), reason: 'Baigėme darbą.' }));
		now = new Date(now.getTime() + 2 * 86_400_000);
		const [letter] = received;
		received.length = 0;
		await answer(letter!, 'Kitą antradienį.');
		await work();
		expect(await postsOf(teacher(0), discussion)).toHaveLength(2);
		const back = received.filter(({ to }) => to === letter?.to);
		expect(back).toHaveLength(1);
		expect(back[0]?.mail.subject).toContain('Jūsų atsakymas nepaskelbtas');
		expect(back[0]?.mail.text).toContain('Kambarys uždarytas: jį galima tik skaityti.');
		expect(back[0]?.mail.text).toContain('Kitą antradienį.');
		const { rows } = await db.beside.query('select body from spaces.draft where person_id = $1 and place_id = $2', [
			teacher(0),
			discussion
		]);
		expect(rows).toEqual([{ body: 'Kitą antradienį.' }]);
	});
});
