import { createHmac } from 'node:crypto';
import { done, isId, newId, refused, type Outcome } from '#platform';
import { enqueueOutside, mayBeSentTo, record, within, type Context, type Trx } from '#platform/server';
import { mostWebhooks, trialKind } from '../../webhook.ts';
import { personById } from '../persons.ts';
import { keyFor } from '../secret.ts';

/** How often somebody may try out their webhooks. */
const trials = { times: 10, seconds: 3600 };
/** So many of the newest messages are shown. */
const mostShown = 20;

export type WebhookMessage = {
	webhook_id: string;
	id: string;
	kind: string;
	path: string;
	happened_at: Date;
	state: 'waiting' | 'taken' | 'withheld' | 'given_up';
	tries: number;
	last_tried_at: Date | null;
	last_status: number | null;
};
export type Webhook = { id: string; address: string; kinds: string[]; made_at: Date; paused_at: Date | null };
export type Webhooks = { webhooks: Webhook[]; messages: WebhookMessage[] };
export type NewWebhook = { address: string; kinds: readonly string[] };

/** The secret of a webhook, by which its program knows our messages: derived from the installation’s secret, kept nowhere. */
export const secretOf = (id: string): Buffer => createHmac('sha256', keyFor('webhooks')).update(id).digest();

/** One’s own webhooks, the oldest first, and their newest messages. */
export function readWebhooks(context: Context): Promise<Outcome<Webhooks, 'not_signed_in'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor } = context;
		if (actor.kind !== 'person') return refused('not_signed_in');
		const webhooks = await trx
			.selectFrom('people.webhook')
			.select(['id', 'address', 'kinds', 'made_at', 'paused_at'])
			.where('person_id', '=', actor.id)
			.orderBy('made_at')
			.orderBy('id')
			.execute();
		const messages = await trx
			.selectFrom('people.webhook_message as message')
			.innerJoin('people.webhook as webhook', 'webhook.id', 'message.webhook_id')
			.select(['webhook_id', 'message.id', 'kind', 'path', 'happened_at', 'state', 'tries', 'last_tried_at', 'last_status'])
			.$narrowType<{ state: WebhookMessage['state'] }>()
			.where('person_id', '=', actor.id)
			.orderBy('happened_at', 'desc')
			.orderBy('message.id', 'desc')
			.limit(mostShown)
			.execute();
		return done({ webhooks, messages });
	});
}

/**
 * Has one’s program told, at its address, of the kinds of events that are chosen among those there are. The secret by which it knows our messages
 * is answered this once.
 */
export function makeWebhook(
	context: Context,
	{ address, kinds }: NewWebhook,
	known: readonly string[]
): Promise<Outcome<{ id: string; secret: string }, 'not_signed_in' | 'faulty' | 'too_many_webhooks'>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		if (actor.kind !== 'person') return refused('not_signed_in');
		await trx.selectFrom('people.person').select('id').where('id', '=', actor.id).forUpdate().execute();
		if (!(await personById(trx, actor.id))) return refused('not_signed_in');
		const chosen = known.filter((kind) => kinds.includes(kind));
		const faults = [
			...(mayBeSentTo(address) ? [] : [{ field: 'address', key: 'people_webhook_address_wrong' }]),
			...(chosen.length > 0 ? [] : [{ field: 'kinds', key: 'people_webhook_kinds_missing' }])
		];
		if (faults.length > 0) return refused('faulty', faults);
		const own = await trx.selectFrom('people.webhook').select('id').where('person_id', '=', actor.id).execute();
		if (own.length >= mostWebhooks) return refused('too_many_webhooks');
		const id = newId();
		await trx
			.insertInto('people.webhook')
			.values({ id, person_id: actor.id, address: new URL(address).href, kinds: chosen, made_at: now })
			.execute();
		await recordOf(trx, context, 'webhook.made', id);
		return done({ id, secret: `whsec_${secretOf(id).toString('base64')}` });
	});
}

type OnOwn = Promise<Outcome<undefined, 'not_signed_in' | 'unknown_webhook'>>;

/** Ends one’s own webhook with all its messages, also those that wait. */
export const endWebhook = (context: Context, { id }: { id: string }): OnOwn =>
	onOwn(context, id, async (trx) => {
		await trx.deleteFrom('people.webhook').where('id', '=', id).execute();
		await recordOf(trx, context, 'webhook.ended', id);
		return done();
	});

/** Stops sending to one’s own webhook until it is resumed: what happens meanwhile waits. One that is paused stays so. */
export const pauseWebhook = (context: Context, { id }: { id: string }): OnOwn =>
	onOwn(context, id, async (trx) => {
		const running = trx.updateTable('people.webhook').set({ paused_at: context.now }).where('id', '=', id).where('paused_at', 'is', null);
		if (await running.returning('id').executeTakeFirst()) await recordOf(trx, context, 'webhook.paused', id);
		return done();
	});

/** Begins to send to a webhook that was paused, first what waits. One that is not paused goes on as it does. */
export const resumeWebhook = (context: Context, { id }: { id: string }): OnOwn =>
	onOwn(context, id, async (trx) => {
		const resumed = await trx
			.updateTable('people.webhook')
			.set({ paused_at: null })
			.where('id', '=', id)
			.where('paused_at', 'is not', null)
			.returning('id')
			.executeTakeFirst();
		if (!resumed) return done();
		const waiting = trx
			.selectFrom('people.webhook_message')
			.select(['id', 'tries'])
			.where('webhook_id', '=', id)
			.where('state', '=', 'waiting');
		for (const { id: message_id, tries } of await waiting.orderBy('id').execute())
			await enqueueOutside(trx, 'webhook.send', { message_id, tries });
		await recordOf(trx, context, 'webhook.resumed', id);
		return done();
	});

/** Sends a message to one’s own webhook that tells of nothing, to try it out: ten times an hour at most. */
export const tryWebhook = (
	context: Context,
	{ id }: { id: string }
): Promise<Outcome<undefined, 'not_signed_in' | 'unknown_webhook' | 'too_often'>> =>
	onOwn(context, id, async (trx, personId) => {
		const { now } = context;
		if (!(await within(trx, now, 'webhook.try', personId, trials))) return refused('too_often');
		const message = { id: newId(), webhook_id: id, event_id: null, kind: trialKind, path: '/me', happened_at: now };
		await trx.insertInto('people.webhook_message').values(message).execute();
		await enqueueOutside(trx, 'webhook.send', { message_id: message.id, tries: 0 });
		return done();
	});

/** Does something to one’s own webhook, which nobody else does anything to meanwhile. */
function onOwn<Refusal extends string>(
	{ db, actor }: Context,
	id: string,
	act: (trx: Trx, personId: string) => Promise<Outcome<undefined, Refusal>>
): Promise<Outcome<undefined, Refusal | 'not_signed_in' | 'unknown_webhook'>> {
	return db.transaction().execute(async (trx) => {
		if (actor.kind !== 'person') return refused('not_signed_in');
		if (!isId(id)) return refused('unknown_webhook');
		const own = trx.selectFrom('people.webhook').select('id').where('id', '=', id).where('person_id', '=', actor.id);
		return (await own.forUpdate().executeTakeFirst()) ? act(trx, actor.id) : refused('unknown_webhook');
	});
}

const recordOf = (trx: Trx, context: Context, name: `webhook.${string}`, webhook_id: string): Promise<void> =>
	record(trx, context, { name, subject: { kind: 'person', id: context.actor.id ?? '' }, particulars: { webhook_id } });
