import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { newId } from '#platform';
import { testDatabase, today } from '../../../../../tests/support/database.ts';
import { mostTries } from '../jobs/install.ts';
import { deliverMail, smtpPost } from './deliver.ts';
import type { Letter } from './letter.ts';
import { takeLettersBack } from './take-back.ts';
import { writeMail } from './write.ts';

const db = await testDatabase();
const received: { to: string[]; mail: ParsedMail }[] = [];
let refusing = false;

/** A real mail server on loopback, which may be out of order. */
const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onRcptTo: (_address, _session, callback) => callback(refusing ? new Error('the mailbox is full') : undefined),
	onData: (stream, session, callback) => {
		void simpleParser(stream).then((mail) => {
			received.push({ to: session.envelope.rcptTo.map(({ address }) => address), mail });
			callback();
		});
	}
});
const port = await new Promise<number>((resolve) => {
	const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as { port: number }).port));
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
beforeEach(() => {
	received.length = 0;
	refusing = false;
});

const letter: Letter = {
	subject: 'Paraiška pateikta: „Žiežmarių“ gimnazija',
	paragraphs: ['Gavome Jūsų paraišką <KRT-2026-000001>.', { act: 'Atverti paraišką', address: 'https://kartu.example/school/1?a=1&b=2' }]
};
const write = (once?: string, words: Letter = letter) =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => writeMail(trx, today, 'test', { email: 'rasa@mokykla.example', locale: 'lt' }, words, once));
const post = () => smtpPost(`smtp://127.0.0.1:${port}`, 'Kartu <kartu@kartu.example>');
const stateOf = async (id: string | null) =>
	(await db.beside.query('select state, attempts, last_error from platform.mail where id = $1', [id])).rows[0];

test('a letter leaves through SMTP with its Lithuanian letters, as text and as HTML', async () => {
	const id = await write();
	await db.work({ 'mail.deliver': deliverMail(post()) });
	expect(received).toHaveLength(1);
	const { to, mail } = received[0] as (typeof received)[number];
	expect(to).toEqual(['rasa@mokykla.example']);
	expect(mail.subject).toBe('Paraiška pateikta: „Žiežmarių“ gimnazija');
	expect(mail.text).toContain('Gavome Jūsų paraišką <KRT-2026-000001>.');
	expect(mail.text).toContain('https://kartu.example/school/1?a=1&b=2');
	expect(mail.html).toContain('Gavome Jūsų paraišką &lt;KRT-2026-000001&gt;.');
	expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
	expect(await stateOf(id)).toEqual({ state: 'sent', attempts: 1, last_error: null });
});

test('an event for the reader’s calendar goes with a letter, whole and as what it is', async () => {
	const content = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Žiežmariai\r\nEND:VCALENDAR\r\n';
	const invited: Letter = { ...letter, attachments: [{ name: '2027-03-22.ics', type: 'text/calendar', method: 'REQUEST', content }] };
	await db
		.asSystem()
		.db.transaction()
		.execute((trx) => writeMail(trx, today, 'test', { email: 'rasa@mokykla.example', locale: 'lt' }, invited));
	await db.work({ 'mail.deliver': deliverMail(post()) });
	const [attached, ...more] = received[0]?.mail.attachments ?? [];
	expect(more).toEqual([]);
	expect(attached).toMatchObject({ filename: '2027-03-22.ics', contentType: 'text/calendar' });
	expect(attached?.content.toString()).toBe(content);
	expect(attached?.headers.get('content-type')).toMatchObject({ params: { method: 'REQUEST' } });
});

test('a letter that can be answered says where, stands with others about the same thing, and is ended by a button', async () => {
	const [subject_id, person_id] = [newId(), newId()];
	const answered = { ...letter, reply: { purpose: 'test.answer', subject_id }, unsubscribe: 'https://kartu.example/letters/x' };
	const writeTo = (email: string, now: Date) =>
		db
			.asSystem()
			.db.transaction()
			.execute((trx) => writeMail(trx, now, 'test', { email, locale: 'lt', person_id }, answered));
	await writeTo('rasa@mokykla.example', today);
	await writeTo('Rasa@kita.example', new Date(today.getTime() + 86_400_000));
	await db.work({ 'mail.deliver': deliverMail(post()) });
	const addresses = received.map(({ mail }) => (mail.headers.get('reply-to') as { text: string }).text);
	expect(addresses[0]).toMatch(/^reply\+[a-z2-7]{16}\.[a-z2-7]{16}@kartu\.example$/);
	expect(addresses[1]).toBe(addresses[0]);
	expect(received[0]?.mail.headers.get('references')).toBe(`<${subject_id}@kartu.example>`);
	expect(received[0]?.mail.headers.get('in-reply-to')).toBe(`<${subject_id}@kartu.example>`);
	expect(received[0]?.mail.headers.get('list')).toMatchObject({ unsubscribe: { url: 'https://kartu.example/letters/x' } });
	const { rows } = await db.beside.query(
		'select purpose, person_id, sent_to, expires_at from platform.reply_address where subject_id = $1',
		[subject_id]
	);
	const expires_at = new Date('2027-02-26T08:00:00Z');
	expect(rows).toEqual([{ purpose: 'test.answer', person_id, sent_to: 'rasa@kita.example', expires_at }]);
});

test('a letter to somebody whom we do not know cannot be answered', async () => {
	const answered = { ...letter, reply: { purpose: 'test.answer', subject_id: newId() } };
	const id = await db
		.asSystem()
		.db.transaction()
		.execute((trx) => writeMail(trx, today, 'test', { email: 'rasa@mokykla.example', locale: 'lt' }, answered));
	const { rows } = await db.beside.query('select reply_to from platform.mail where id = $1', [id]);
	expect(rows).toEqual([{ reply_to: null }]);
	await db.work({ 'mail.deliver': deliverMail(post()) });
});

test('a letter that cannot leave stays, says why, and leaves at a later try', async () => {
	const id = await write();
	refusing = true;
	await expect(db.work({ 'mail.deliver': deliverMail(post()) })).rejects.toThrow(/mailbox is full/);
	expect(await stateOf(id)).toMatchObject({ state: 'failed', attempts: 1, last_error: expect.stringContaining('the mailbox is full') });
	refusing = false;
	await deliverMail(post())(db.asSystem(), { mail_id: id });
	expect(await stateOf(id)).toEqual({ state: 'sent', attempts: 2, last_error: null });
	expect(received).toHaveLength(1);
});

test('a letter for its addressee alone that never leaves keeps its words for as long as it is tried, and is sent empty by nobody', async () => {
	const id = await write(undefined, { ...letter, confidential: true });
	const words = async () => (await db.beside.query('select body from platform.mail where id = $1', [id])).rows[0].body as string;
	refusing = true;
	const deliver = deliverMail(post());
	for (let time = 1; time <= mostTries; time++) {
		expect(await words()).toContain('KRT-2026-000001');
		await expect(deliver(db.asSystem(), { mail_id: id })).rejects.toThrow(/mailbox is full/);
	}
	expect([await words(), (await stateOf(id)).state]).toEqual(['', 'failed']);
	refusing = false;
	await deliver(db.asSystem(), { mail_id: id });
	expect(received).toHaveLength(0);
});

test('a letter that is taken back while it cannot leave stays taken back', async () => {
	const id = await write('promise 7:2', { ...letter, confidential: true });
	const failing = deliverMail(async () => {
		await db
			.asSystem()
			.db.transaction()
			.execute((trx) => takeLettersBack(trx, today, 'promise 7:'));
		throw new Error('the line is dead');
	});
	await expect(failing(db.asSystem(), { mail_id: id })).rejects.toThrow('the line is dead');
	expect((await stateOf(id)).state).toBe('kept');
	await deliverMail(post())(db.asSystem(), { mail_id: id });
	expect(received).toHaveLength(0);
});

test('a letter that has left is not sent again, however often its job is done', async () => {
	const id = await write();
	const deliver = deliverMail(post());
	await deliver(db.asSystem(), { mail_id: id });
	await deliver(db.asSystem(), { mail_id: id });
	expect(received).toHaveLength(1);
});

test('the same reminder is written once', async () => {
	const [first, second] = [await write('reminder:1:2026-11-27'), await write('reminder:1:2026-11-27')];
	expect(first).not.toBeNull();
	expect(second).toBeNull();
});

test('without a mail server letters are kept where they can be read', async () => {
	const id = await write();
	await deliverMail(smtpPost('', 'Kartu <kartu@kartu.example>'))(db.asSystem(), { mail_id: id });
	expect(await stateOf(id)).toEqual({ state: 'kept', attempts: 1, last_error: null });
	expect(received).toHaveLength(0);
});

test('two workers with the same letter send it once; one that died with it in hand holds it up for three minutes', async () => {
	const id = await write();
	const both = await Promise.allSettled([1, 2].map(() => deliverMail(post())(db.asSystem(), { mail_id: id ?? '' })));
	expect(received).toHaveLength(1);
	expect(await stateOf(id)).toMatchObject({ state: 'sent', attempts: 1 });
	for (const one of both) if (one.status === 'rejected') expect(String(one.reason)).toContain('in hand');

	const held = await write();
	await db.beside.query('update platform.mail set in_hand_at = $1 where id = $2', [today, held]);
	const later = (ms: number) => db.asSystem(new Date(today.getTime() + ms));
	await expect(deliverMail(post())(later(179_000), { mail_id: held ?? '' })).rejects.toThrow('in hand');
	expect(received).toHaveLength(1);
	await deliverMail(post())(later(181_000), { mail_id: held ?? '' });
	expect(received).toHaveLength(2);
});

test('a letter that was taken in hand while the clock was ahead does not wait for the clock to come by again', async () => {
	const id = await write();
	const inHandFor = (ms: number) =>
		db.beside.query('update platform.mail set in_hand_at = $1 where id = $2', [new Date(today.getTime() + ms), id]);
	// A clock that is set right by seconds while a letter leaves changes nothing.
	await inHandFor(2000);
	await expect(deliverMail(post())(db.asSystem(), { mail_id: id ?? '' })).rejects.toThrow('in hand');
	await inHandFor(3_600_000);
	await deliverMail(post())(db.asSystem(), { mail_id: id ?? '' });
	expect(received).toHaveLength(1);
});
