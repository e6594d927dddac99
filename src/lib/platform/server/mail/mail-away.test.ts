import { SMTPServer } from 'smtp-server';
import { afterAll, expect, test, vi } from 'vitest';
import { ask, testDatabase, today } from '../../../../../tests/support/database.ts';
import { mostTries } from '../jobs/install.ts';
import { jobEngine, type Job } from '../jobs/queue.ts';
import { deliverMail, smtpPost } from './deliver.ts';
import { writeMail } from './write.ts';

const db = await testDatabase();
let refusing = false;
const taken: string[] = [];
const server = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onRcptTo: (_address, _session, callback) => callback(refusing ? Object.assign(new Error('not now'), { responseCode: 451 }) : undefined),
	onData: (stream, session, callback) => {
		stream.resume().on('end', () => {
			taken.push(session.envelope.rcptTo.map(({ address }) => address).join());
			callback();
		});
	}
});
const port = await new Promise<number>((resolve) => {
	const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as { port: number }).port));
});
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

const post = () => smtpPost(`smtp://127.0.0.1:${port}`, 'Kartu <kartu@kartu.example>');
const write = (email: string) =>
	db
		.asSystem()
		.db.transaction()
		.execute((trx) => writeMail(trx, today, 'test', { email, locale: 'lt' }, { subject: 'Laiškas', paragraphs: ['Labas.'] }));
const stateOf = async (id: string | null) =>
	(await db.beside.query('select state, attempts from platform.mail where id = $1', [id])).rows[0] as { state: string; attempts: number };

/** Does what is due as the worker does it, then goes on to the next moment at which something is. The seconds that lie between. */
async function nextTry(): Promise<number> {
	for (const { id, data } of await jobEngine().fetch<Job>('work', { batchSize: 10 })) {
		const done = deliverMail(post())(db.asSystem(), data.payload);
		await done.then(
			() => jobEngine().complete('work', id),
			(error: Error) => jobEngine().fail('work', id, error)
		);
	}
	const [row] = await ask<{ wait: number | null }>(
		db.url,
		`select extract(epoch from min(start_after) - now())::float8 as wait from pgboss.job where name = 'work' and state = 'retry'`
	);
	await ask(db.url, `update pgboss.job set start_after = now() - interval '1 second' where name = 'work' and state = 'retry'`);
	return row?.wait ?? 0;
}

test('the mail server is away for an hour: each letter waits, is tried again, and leaves once', async () => {
	const ids = [await write('rasa@mokykla.example'), await write('ona@mokykla.example')];
	refusing = true;
	let seconds = 0;
	for (let tries = 0; seconds < 3600 && tries < 20; tries += 1) seconds += await nextTry();
	for (const id of ids) expect((await stateOf(id)).attempts).toBeLessThan(mostTries - 2);
	expect(seconds).toBeGreaterThan(3600);
	expect(taken).toEqual([]);

	refusing = false;
	for (let more = 0; more < 3; more += 1) await nextTry();
	expect(taken.toSorted()).toEqual(['ona@mokykla.example', 'rasa@mokykla.example']);
	for (const id of ids) expect((await stateOf(id)).state).toBe('sent');
});

test('a letter that nobody takes is tried for more than six hours', async () => {
	const id = await write('niekas@mokykla.example');
	refusing = true;
	let seconds = 0;
	for (let tries = 0; tries < mostTries; tries += 1) seconds += await nextTry();
	expect(await stateOf(id)).toEqual({ state: 'failed', attempts: mostTries });
	expect(seconds).toBeGreaterThan(6 * 3600);
	expect(await nextTry()).toBe(0);
	expect((await stateOf(id)).attempts).toBe(mostTries);
	refusing = false;
});

test('what the mail server has taken is noted as soon as the database is back, and not sent again', async () => {
	const id = await write('sugrizo@mokykla.example');
	taken.length = 0;
	let away = 0;
	const context = db.asSystem();
	const transaction = context.db.transaction.bind(context.db);
	const spied = vi.spyOn(context.db, 'transaction').mockImplementation(() => {
		if (taken.length > 0 && away < 3) {
			away += 1;
			throw new Error('Connection terminated unexpectedly');
		}
		return transaction();
	});
	await deliverMail(post())(context, { mail_id: id });
	spied.mockRestore();
	expect(away).toBe(3);
	expect(await stateOf(id)).toEqual({ state: 'sent', attempts: 1 });
	await deliverMail(post())(context, { mail_id: id });
	expect(taken).toEqual(['sugrizo@mokykla.example']);
});
