import { newId } from '#platform';
import {
	enqueueOutside,
	inNameOf,
	postMessage,
	record,
	writeMail,
	type Context,
	type Handler,
	type Happened,
	type Trx
} from '#platform/server';
import { trialKind } from '../../webhook.ts';
import { webhookPausedLetter } from '../mails/webhook.ts';
import { personById } from '../persons.ts';
import { siteAddress, siteOrigin } from '../site.ts';
import { secretOf } from './webhooks.ts';

const [second, minute, hour] = [1000, 60_000, 3_600_000];
/** After how long a message that was not taken is sent again: eight tries over some twenty-eight hours, as Standard Webhooks advises. */
const waits = [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 10 * hour];
/** A program that answers so wants nothing any more. */
const gone = 410;
/** So long messages are kept, in milliseconds: thirty days. */
const kept = 30 * 24 * hour;

/** Whether somebody may read at the API what stands at a path: asked in their name. */
export type MayRead = (context: Context, path: string) => Promise<boolean>;

/** Writes a message of an event to every webhook that wants its kind and whose person may read what it is about. Done twice, it is written once. */
export async function writeMessages(context: Context, { id, name, happened_at }: Happened, path: string, mayRead: MayRead): Promise<void> {
	const { db } = context;
	const wanted = await db.transaction().execute((trx) =>
		trx
			.selectFrom('people.webhook')
			.select(['id', 'person_id'])
			.where((eb) => eb(eb.val(name), '=', eb.fn.any('kinds')))
			.where('made_at', '<=', happened_at)
			.orderBy('id')
			.execute()
	);
	const readers: string[] = [];
	for (const webhook of wanted) if (await mayRead(inNameOf(context, webhook.person_id), path)) readers.push(webhook.id);
	if (readers.length === 0) return;
	await db.transaction().execute(async (trx) => {
		// One that was ended meanwhile wants nothing.
		const those = trx.selectFrom('people.webhook').select('id').where('id', 'in', readers).orderBy('id');
		for (const { id: webhook_id } of await those.forKeyShare().execute()) {
			const written = await trx
				.insertInto('people.webhook_message')
				.values({ id: newId(), webhook_id, event_id: id, kind: name, path, happened_at })
				.onConflict((conflict) => conflict.doNothing())
				.returning('id')
				.executeTakeFirst();
			if (written) await enqueueOutside(trx, 'webhook.send', { message_id: written.id, tries: 0 });
		}
	});
}

/**
 * Sends one message that waits, unless its person may not read any more what it is about. What was not taken is sent again later; after the last
 * try its webhook is paused and its person told. Where the worker dies in between it is sent once more, under the same id. A job is for one try,
 * by how many were before it: whichever of two comes later does nothing.
 */
export const sendMessage =
	(mayRead: MayRead): Handler =>
	async (context, { message_id, tries }) => {
		const { db, now } = context;
		const found = await db.transaction().execute((trx) => waitingMessage(trx, String(message_id), Number(tries)));
		if (!found) return;
		const { id, kind, path, happened_at, address, webhook_id, person_id } = found;
		if (kind !== trialKind && !(await mayRead(inNameOf(context, person_id), path)))
			return db.transaction().execute(async (trx) => void (await note(trx, found, { state: 'withheld' })));
		const body = JSON.stringify({ type: kind, timestamp: happened_at.toISOString(), data: { address: `${siteOrigin()}/api/v1${path}` } });
		const status = await postMessage(address, { id, body }, secretOf(webhook_id), now);
		const tried = { tries: found.tries + 1, last_tried_at: now, last_status: status };
		await db.transaction().execute(async (trx) => {
			if (status !== null && status >= 200 && status < 300) return void (await note(trx, found, { ...tried, state: 'taken' }));
			const wait = status === gone ? undefined : waits[found.tries];
			if (!(await note(trx, found, { ...tried, state: wait === undefined ? 'given_up' : 'waiting' }))) return;
			if (wait === undefined) await pause(trx, context, { webhook_id, person_id, address });
			else await enqueueOutside(trx, 'webhook.send', { message_id: id, tries: tried.tries }, new Date(now.getTime() + wait));
		});
	};

const waitingMessage = (trx: Trx, id: string, tries: number) =>
	trx
		.selectFrom('people.webhook_message as message')
		.innerJoin('people.webhook as webhook', 'webhook.id', 'message.webhook_id')
		.select(['message.id', 'kind', 'path', 'happened_at', 'tries', 'webhook_id', 'address', 'person_id'])
		.where('message.id', '=', id)
		.where('state', '=', 'waiting')
		.where('tries', '=', tries)
		.where('paused_at', 'is', null)
		.executeTakeFirst();

type Note = { state: string; tries?: number; last_tried_at?: Date; last_status?: number | null };
/** Notes how a try went, unless another one was noted meanwhile: whether it was. */
async function note(trx: Trx, { id, tries }: { id: string; tries: number }, set: Note): Promise<boolean> {
	const waiting = trx.updateTable('people.webhook_message').set(set).where('id', '=', id).where('state', '=', 'waiting');
	const noted = await waiting.where('tries', '=', tries).executeTakeFirst();
	return noted.numUpdatedRows > 0n;
}

async function pause(trx: Trx, context: Context, webhook: { webhook_id: string; person_id: string; address: string }): Promise<void> {
	const { webhook_id, person_id, address } = webhook;
	const { now } = context;
	const paused = await trx
		.updateTable('people.webhook')
		.set({ paused_at: now })
		.where('id', '=', webhook_id)
		.where('paused_at', 'is', null)
		.returning('id')
		.executeTakeFirst();
	const person = paused && (await personById(trx, person_id));
	if (!person) return;
	await record(trx, context, { name: 'webhook.paused', subject: { kind: 'person', id: person_id }, particulars: { webhook_id } });
	if (!person.email) return;
	const { locale, email } = person;
	const letter = webhookPausedLetter[locale]({ host: new URL(address).host, address: siteAddress('/profile/webhooks', locale) });
	await writeMail(trx, now, 'people.webhook_paused', { email, locale, person_id }, letter);
}

/** Forgets messages of more than thirty days ago, also those that still wait. */
export async function forgetMessages(trx: Trx, now: Date): Promise<void> {
	await trx
		.deleteFrom('people.webhook_message')
		.where('happened_at', '<', new Date(now.getTime() - kept))
		.execute();
}
