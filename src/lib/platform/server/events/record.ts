import type { Trx } from '../db/open.ts';
import { enqueue } from '../jobs/queue.ts';
import type { Context } from '../context.ts';

/**
 * Something that happened, in the words of the trade. `subject` is what it happened to; `also` are the other things
 * in whose timeline it belongs. `particulars` are values for the sentence that a reader sees; they never hold secrets. Events
 * stay for good, so an e-mail address in them, even one that somebody wrote into a text, is kept without whose it is.
 */
export type Event = {
	name: `${string}.${string}`;
	subject: { kind: string; id: string };
	also?: { kind: string; id: string }[];
	particulars?: Record<string, unknown>;
};

/** Writes an event in the transaction of the change itself, and wakes whoever subscribes to it once that is committed. */
export async function record(trx: Trx, { actor, now }: Pick<Context, 'actor' | 'now'>, event: Event): Promise<void> {
	const row = await trx
		.insertInto('platform.event')
		.values({
			name: event.name,
			subject_kind: event.subject.kind,
			subject_id: event.subject.id,
			actor_kind: actor.kind,
			actor_id: actor.id,
			happened_at: now,
			particulars: JSON.stringify(event.particulars ?? {}, (_, value: unknown) => (typeof value === 'string' ? withoutNames(value) : value))
		})
		.returning('id')
		.executeTakeFirstOrThrow();
	const subjects = [event.subject, ...(event.also ?? [])];
	await trx
		.insertInto('platform.event_subject')
		.values(subjects.map(({ kind, id }) => ({ event_id: row.id, kind, subject_id: id })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await enqueue(trx, 'event.happened', { event_id: row.id, name: event.name });
}

/** `ona@mokykla.lt` becomes `…@mokykla.lt`. */
const withoutNames = (text: string): string => text.replace(/[\p{L}\p{N}._%+'-]+@(?=[\p{L}\p{N}-]+\.[\p{L}\p{N}])/gu, '…@');
