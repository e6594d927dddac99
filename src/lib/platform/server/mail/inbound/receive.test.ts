import nodemailer from 'nodemailer';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { newId, refused, done } from '#platform';
import { pdf, png } from '../../../../../../tests/support/office.ts';
import { testDatabase, today } from '../../../../../../tests/support/database.ts';
import { memoryStore, openFiles } from '../../files/store.ts';
import { writeMail } from '../write.ts';
import type { ReplyText } from '../replies/handler.ts';
import type { ReplyDesk } from './desk.ts';
import { forgetInbound } from './list.ts';
import { performReply } from './perform.ts';
import { receiveMail, type Received } from './receive.ts';
import { openReceiver } from './smtp.ts';

const db = await testDatabase();
openFiles(memoryStore());

const ona = { id: newId(), email: 'ona@mokykla.example', locale: 'lt' as const };
const gone = newId();
const taken: (ReplyText & { by: string | null })[] = [];
const made = newId();
const desk: ReplyDesk = {
	replies: {
		'test.post': async ({ actor }, reply) => {
			taken.push({ ...reply, by: actor.id });
			return done({ id: made });
		},
		'test.closed': async () => refused('room_closed'),
		'test.yes': async (_, { text }) => (text === 'Taip' ? done({ id: made }) : refused('yes_or_no'))
	},
	correspondentById: async (_, id) => (id === ona.id ? ona : undefined),
	sentenceOf: (_, refusal) => ({ room_closed: 'Kambarys uždarytas.', yes_or_no: 'Atsakykite „taip“ arba „ne“.' })[refusal] ?? null,
	isConfidential: () => false,
	mayTryAgain: (refusal) => refusal === 'yes_or_no',
	withoutTraces: (text) => text.replaceAll('slapta nuoroda', '…'),
	as: ({ id }, now) => db.as(id, now)
};
let now = today;
const receiver = await openReceiver({ host: '127.0.0.1', port: 0, receive: (incoming) => receiveMail(desk, db.asSystem(now), incoming) });
afterAll(() => receiver.close());

beforeEach(() => {
	taken.length = 0;
	now = new Date(now.getTime() + 86_400_000);
});
const work = () =>
	db.work({ 'mail.reply': performReply(desk), 'mail.deliver': async () => undefined, 'file.sweep': async () => undefined }, now);
const letters = async () =>
	(
		await db.beside.query(
			`select to_address, subject, body, reply_to from platform.mail where template like 'platform.reply%' and written_at = $1`,
			[now]
		)
	).rows;
const kept = async () =>
	(await db.beside.query('select state, why, from_address, body, result_id from platform.inbound order by received_at desc limit 1'))
		.rows[0];

/** A letter of ours that Ona can answer; gives the address. */
async function ask({ purpose = 'test.post', person = ona.id, subject_id = newId(), email = ona.email, at = now } = {}): Promise<string> {
	const letter = { subject: 'Rasa klausia', paragraphs: ['Kaip stebite pamokas?'], reply: { purpose, subject_id } };
	const id = await db
		.asSystem(at)
		.db.transaction()
		.execute((trx) => writeMail(trx, at, 'test', { email, locale: 'lt', person_id: person }, letter));
	return (await db.beside.query('select reply_to from platform.mail where id = $1', [id])).rows[0].reply_to;
}

let count = 0;
const raw = (to: string, { from = 'Ona Onaitė <Ona@mokykla.example>', body = 'Stebime poromis.', headers = [] as string[] } = {}) =>
	Buffer.from(
		[
			`From: ${from}`,
			`To: ${to}`,
			'Subject: =?utf-8?B?UmU6IFJhc2Ega2xhdXNpYQ==?=',
			`Message-ID: <${++count}@mokykla.example>`,
			'Content-Type: text/plain; charset=utf-8',
			...headers,
			'',
			body
		].join('\r\n')
	);
const receive = (bytes: Buffer, sender: string | null = 'ona@mokykla.example', recipients: string[] = []): Promise<Received> =>
	receiveMail(desk, db.asSystem(now), { raw: bytes, sender, recipients });

test('an answer to a letter is taken in the name of whom the letter went to, without what it quotes', async () => {
	const subject_id = newId();
	const to = await ask({ subject_id });
	const body = 'Stebime poromis.\n\n2026-11-27, pn 10:00 Kartu <kartu@kartu.example> rašė:\n> Kaip stebite pamokas?';
	const { id } = await receive(raw(to, { body }));
	expect(await kept()).toMatchObject({ state: 'waiting', from_address: 'ona@mokykla.example', body: 'Stebime poromis.' });
	await work();
	expect(taken).toEqual([{ reply_id: id, subject_id, text: 'Stebime poromis.', files: [], by: ona.id }]);
	expect(await kept()).toMatchObject({ state: 'taken', why: null, result_id: made });
	expect(await letters()).toEqual([]);
});

test('the same letter twice is one answer, though its job is done twice as well', async () => {
	const letter = raw(await ask());
	const [first, second] = [await receive(letter), await receive(letter)];
	expect(second).toEqual(first);
	await work();
	await performReply(desk)(db.asSystem(now), { inbound_id: first.id });
	expect(taken).toHaveLength(1);
});

test('the address on the envelope counts where the letter names none', async () => {
	const to = await ask();
	await receive(raw('kartu@kartu.example'), 'ona@mokykla.example', [to]);
	await work();
	expect(taken).toHaveLength(1);
});

test('who writes from another address is not believed; the person whose address it is hears of it at the address we know', async () => {
	const to = await ask();
	await receive(raw(to, { from: 'Ona Onaitė <ona@namai.example>', body: 'Slapta.' }));
	expect(await kept()).toMatchObject({ state: 'parked', why: 'other_sender' });
	await receive(raw(to, { from: 'ona@mokykla.example <piktas@kitur.example>', body: 'Slapta.' }));
	await work();
	expect(taken).toEqual([]);
	const told = await letters();
	expect(told.map(({ to_address }) => to_address)).toEqual(['ona@mokykla.example']);
	expect(told[0].body).toContain('iš kito el. pašto adreso');
	expect(told[0].body).not.toContain('Slapta.');
});

test('somebody who has changed their address may still answer from the one the letter went to', async () => {
	await receive(raw(await ask({ email: 'ona@sena.example' }), { from: 'ona@sena.example' }));
	expect(await kept()).toMatchObject({ state: 'waiting', from_address: 'ona@sena.example' });
	await work();
});

test('what the mail server disowns is not posted', async () => {
	await receive(raw(await ask(), { headers: ['Authentication-Results: mx.mokykla.example; dmarc=fail header.from=mokykla.example'] }));
	expect(await kept()).toMatchObject({ state: 'parked', why: 'disowned' });
});

test.each([
	['on leave', ['Auto-Submitted: auto-replied'], 'ona@mokykla.example', 'automatic'],
	['returned', [], '', 'bounce'],
	['a list', ['List-Id: <visi.mokykla.example>'], 'ona@mokykla.example', 'mailing_list']
])('a letter that nobody wrote is refused in silence: %s', async (_, headers, sender, why) => {
	await receive(raw(await ask(), { headers }), sender);
	expect(await kept()).toMatchObject({ state: 'refused', why });
	await work();
	expect(taken).toEqual([]);
	expect(await letters()).toEqual([]);
});

test('an answer later than 90 days after the letter is given back, once a day', async () => {
	const to = await ask({ at: new Date(now.getTime() - 90 * 86_400_000) });
	await receive(raw(to, { body: 'Pavėlavau.' }));
	await receive(raw(to, { body: 'Dar kartą.' }));
	expect(await kept()).toMatchObject({ state: 'parked', why: 'address_expired' });
	const told = await letters();
	expect(told).toHaveLength(1);
	expect(told[0].subject).toBe('Jūsų atsakymas nepaskelbtas: Re: Rasa klausia');
	expect(told[0].body).toContain('90 dienų');
	expect(told[0].body).toContain('Pavėlavau.');
});

test('a refusal is told in its words, with the answer, so that nothing is lost', async () => {
	await receive(raw(await ask({ purpose: 'test.closed' }), { body: 'Ar dar ne vėlu?' }));
	await work();
	expect(await kept()).toMatchObject({ state: 'parked', why: 'room_closed' });
	const [told, ...more] = await letters();
	expect(more).toEqual([]);
	expect(told.body).toContain('Kambarys uždarytas.');
	expect(told.body).toContain('Ar dar ne vėlu?');
	expect(told.reply_to).toBeNull();
});

test('where other words would be taken, the letter that says so is answered like the first one, as often as needed', async () => {
	const to = await ask({ purpose: 'test.yes' });
	for (const body of ['Gal', 'Nežinau']) {
		await receive(raw(to, { body }));
		await work();
	}
	const told = await letters();
	expect(told.map(({ subject }) => subject)).toEqual(['Atsakykite dar kartą: Re: Rasa klausia', 'Atsakykite dar kartą: Re: Rasa klausia']);
	expect(told.map(({ reply_to }) => reply_to)).toEqual([to, to]);
	expect(told[1].body).toContain('Atsakykite „taip“ arba „ne“.');
	await receive(raw(to, { body: 'Taip' }));
	await work();
	expect(await kept()).toMatchObject({ state: 'taken' });
});

test('whoever is told of a refusal ten times in a day is told no more', async () => {
	const to = await ask({ purpose: 'test.yes' });
	for (let times = 0; times < 12; times++) {
		await receive(raw(to, { body: 'Gal' }));
		await work();
	}
	expect(await letters()).toHaveLength(10);
});

test('a letter to several of one person’s addresses answers none, and its sender hears why; an address of somebody else takes nothing away', async () => {
	const [one, other] = [await ask(), await ask()];
	await receive(raw(`${one}, ${other}`), 'ona@mokykla.example', [one]);
	expect(await kept()).toMatchObject({ state: 'parked', why: 'several_addresses' });
	expect((await letters())[0]?.body).toContain('keliais atsakymo adresais');
	const hers = await ask({ person: gone, email: 'kita@mokykla.example' });
	await receive(raw(`${hers}, ${one}`, { body: 'Jums abiem.' }));
	await work();
	expect(taken.map(({ text }) => text)).toEqual(['Jums abiem.']);
});

test('what may be acted by is in nothing that is kept', async () => {
	await receive(raw(await ask(), { body: 'Štai: slapta nuoroda' }));
	expect(await kept()).toMatchObject({ body: 'Štai: …' });
	await work();
});

test('what nobody takes, and what comes to somebody who is gone, is kept and no more', async () => {
	await receive(raw(await ask({ purpose: 'test.unknown' })));
	await work();
	expect(await kept()).toMatchObject({ state: 'parked', why: 'address_unknown' });
	await receive(raw(await ask({ person: gone })));
	expect(await kept()).toMatchObject({ state: 'parked', why: 'address_unknown' });
	await receive(raw('reply+aaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaa@kartu.example'));
	expect(await kept()).toMatchObject({ state: 'parked', why: 'address_unknown' });
});

test('a letter with nothing of its own is given back', async () => {
	await receive(raw(await ask(), { body: 'Pagarbiai\r\nOna' }));
	expect(await kept()).toMatchObject({ state: 'parked', why: 'empty' });
	expect((await letters())[0]?.body).toContain('Atsakymą rašykite laiško pradžioje');
});

test('more than thirty letters in an hour are too many', async () => {
	const to = await ask();
	now = new Date(now.getTime() + 7_200_000);
	const states = [];
	for (let i = 0; i < 31; i++) states.push((await receive(raw(to))).why);
	expect(states.filter((why) => why !== null)).toEqual(['too_many']);
	await work();
});

test('nonsense is kept as nonsense', async () => {
	for (const bytes of [Buffer.alloc(0), Buffer.from([0, 1, 2, 255]), Buffer.from('From: \0\r\n\r\n\0')]) {
		const received = await receive(bytes, null);
		expect(received).toMatchObject({ state: 'parked', why: 'address_unknown' });
	}
});

test('what came in is forgotten after 90 days', async () => {
	await receive(raw(await ask(), { body: 'Seniai.' }));
	const count = async () =>
		Number((await db.beside.query('select count(*) as n from platform.inbound where body = $1', ['Seniai.'])).rows[0].n);
	const forget = (days: number) => {
		const then = new Date(now.getTime() + days * 86_400_000);
		return db
			.asSystem(then)
			.db.transaction()
			.execute((trx) => forgetInbound(trx, then));
	};
	await work();
	await forget(89);
	expect(await count()).toBe(1);
	await forget(91);
	expect(await count()).toBe(0);
});

test('more than 5 MB is not read', async () => {
	const to = await ask();
	const received = await receive(raw(to, { body: 'a'.repeat(6 * 1024 * 1024) }));
	expect(received).toMatchObject({ state: 'refused', why: 'too_large' });
	await work();
	expect(taken).toEqual([]);
});

const transport = nodemailer.createTransport({ host: '127.0.0.1', port: receiver.port, ignoreTLS: true });
const sent = (mail: object) => transport.sendMail({ from: 'Ona Onaitė <ona@mokykla.example>', subject: 'Re: Rasa klausia', ...mail });

test('through a real SMTP server: HTML, Lithuanian letters, files; a logo and what is no file to attach stay behind', async () => {
	const html = `<div>Stebime <b>poromis</b>, ąčęėįšųūž.</div><div>Pagarbiai<br>Ona</div><br><div class="gmail_quote">2026-11-27, pn 10:00 Kartu &lt;<a href="mailto:kartu@kartu.example">kartu@kartu.example</a>&gt; rašė:<blockquote>Kaip stebite?</blockquote></div><img src="cid:logo">`;
	const attachments = [
		{ filename: 'Protokolas.pdf', content: Buffer.from(pdf('protokolas')) },
		{ filename: 'programa.exe', content: Buffer.from('MZ…') },
		{ filename: 'logo.png', content: Buffer.from(png()), cid: 'logo', contentDisposition: 'inline' as const }
	];
	await sent({ to: await ask(), html, attachments });
	expect(await work()).toBeGreaterThan(0);
	expect(taken[0]).toMatchObject({ text: 'Stebime poromis, ąčęėįšųūž.', by: ona.id });
	expect(taken[0]?.files.map(({ name }) => name)).toEqual(['Protokolas.pdf']);
	expect(Buffer.from(taken[0]?.files[0]?.bytes ?? []).toString('latin1')).toContain('protokolas');
	expect((await db.beside.query(`select count(*)::int as files from platform.file where owner_kind = 'inbound'`)).rows).toEqual([
		{ files: 0 }
	]);
	const told = (await db.beside.query(`select body from platform.mail where template = 'platform.reply_files_left'`)).rows;
	expect(told).toHaveLength(1);
	expect(told[0].body).toContain('programa.exe');
	expect(told[0].body).not.toContain('logo.png');

	await sent({ to: await ask(), attachments: attachments.slice(0, 1) });
	await work();
	expect(taken[1]).toMatchObject({ text: '', files: [{ name: 'Protokolas.pdf' }] });
});

test('the SMTP server lets in no address that was not made here, and nothing large', async () => {
	await expect(sent({ to: 'kartu@kartu.example', text: 'Labas' })).rejects.toMatchObject({ responseCode: 550 });
	await expect(sent({ to: 'reply+aaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaa@kartu.example', text: 'Labas' })).rejects.toMatchObject({
		responseCode: 550
	});
	const before = (await db.beside.query('select count(*)::int as n from platform.inbound')).rows[0].n;
	await expect(sent({ to: await ask(), text: 'a'.repeat(6 * 1024 * 1024) })).rejects.toMatchObject({ responseCode: 552 });
	expect((await db.beside.query('select count(*)::int as n from platform.inbound')).rows[0].n).toBe(before);
});

test('a letter that cannot be kept now is to be sent again', async () => {
	const closed = await openReceiver({ host: '127.0.0.1', port: 0, receive: () => Promise.reject(new Error('the database is away')) });
	const other = nodemailer.createTransport({ host: '127.0.0.1', port: closed.port, ignoreTLS: true });
	await expect(other.sendMail({ from: 'ona@mokykla.example', to: await ask(), text: 'Labas' })).rejects.toMatchObject({
		responseCode: 451
	});
	await closed.close();
});
