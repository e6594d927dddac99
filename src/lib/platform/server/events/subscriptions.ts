import type { Context } from '../context.ts';
import { enqueue } from '../jobs/queue.ts';
import type { Handlers } from '../jobs/work.ts';

/** An event as a subscriber gets it. */
export type Happened = {
	id: number;
	name: string;
	subject_kind: string;
	subject_id: string;
	actor_id: string | null;
	happened_at: Date;
	particulars: Record<string, unknown>;
};

/** Who does what when something has happened. The name is the job's: it is seen on the page of jobs. */
export type Subscription = { on: string; name: string; handle: (context: Context, event: Happened) => Promise<void> };

export const on = (event: string, name: string, handle: Subscription['handle']): Subscription => ({ on: event, name, handle });

/** Turns subscriptions into jobs: one that fans an event out to its subscribers, and one for each of them, retried alone. */
export function subscriptionJobs(subscriptions: readonly Subscription[]): Handlers {
	const fanOut: Handlers = {
		'event.happened': async ({ db }, payload) => {
			const names = subscriptions.filter(({ on: event }) => event === payload['name']).map(({ name }) => name);
			if (names.length === 0) return;
			await db.transaction().execute(async (trx) => {
				for (const name of names) await enqueue(trx, name, payload);
			});
		}
	};
	return Object.fromEntries([
		...Object.entries(fanOut),
		...subscriptions.map(({ name, handle }) => [
			name,
			async (context: Context, payload: Record<string, unknown>) => handle(context, await eventById(context, Number(payload['event_id'])))
		])
	]) as Handlers;
}

const eventById = ({ db }: Context, id: number): Promise<Happened> =>
	db
		.transaction()
		.execute((trx) => trx.selectFrom('platform.event').selectAll().where('id', '=', id).executeTakeFirstOrThrow()) as Promise<Happened>;
