import { dayOf, done, inLocale, newId, refused, type Outcome } from '#platform';
import { record, writeMail, type Context, type Letter, type Trx } from '#platform/server';
import { personById, siteAddress, type Person } from '#people/server';
import { plain } from '../../markup.ts';
import { itemFor, moveItem, readersOf, roomById, type ItemRecord } from '../rooms/index.ts';
import { taskNoted, taskStillOpen, type NoteWords } from './mails/task-notes.ts';

export type NoteOnTaskRefusal = 'not_found' | 'room_closed' | 'gathering_faulty';

/**
 * Keeps with a task what was said of it and does not finish it („nespėsiu iki penktadienio“), and tells whoever gave it. By whose it is, who gave
 * it, and who leads the room. Whoever answered by mail is told once that the task is still open.
 */
export function noteOnTask(context: Context, input: { id: string; body: string }): Promise<Outcome<{ id: string }, NoteOnTaskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const of = await itemFor(trx, context, input.id, { kind: 'task', lock: true });
		if (!of || of.item.removed || context.actor.kind !== 'person') return refused('not_found');
		const mine = of.item.asked_id === context.actor.id || of.item.author_id === context.actor.id || (of.stand?.leads ?? false);
		if (!mine) return refused('not_found');
		if (!of.stand?.open) return refused('room_closed');
		const body = plain(input.body);
		if (body.length === 0 || body.length > 2000) return refused('gathering_faulty', [{ field: 'body', key: 'spaces_fault_long' }]);
		const id = newId();
		const { actor, now } = context;
		await trx.insertInto('spaces.task_note').values({ id, task_id: of.item.id, author_id: actor.id, body, said_at: now }).execute();
		await moveItem(trx, context, of.item.id);
		await record(trx, context, {
			name: 'task.noted',
			subject: { kind: 'task', id: of.item.id },
			also: [{ kind: 'room', id: of.item.room_id }]
		});
		const task = await trx.selectFrom('spaces.task').select('done_at').where('id', '=', of.item.id).executeTakeFirstOrThrow();
		// What is said of a task that is done („Ačiū!“) waits for nobody.
		if (task.done_at === null) await tell(trx, context, of.item, { id, body, by: actor.id });
		return done({ id });
	});
}

type Note = { id: string; body: string; by: string };

/** Whoever gave the task hears what was said, while they may see it; whoever said it, that the task is still open. */
async function tell(trx: Trx, { now }: Context, item: ItemRecord, { id, body, by }: Note): Promise<void> {
	const room = await roomById(trx, item.room_id);
	const sayer = await personById(trx, by);
	if (!room || !sayer) return;
	const words = (reader: Person): NoteWords => ({
		title: item.title,
		room: inLocale(room.name, reader.locale),
		by: sayer.name,
		body,
		address: siteAddress(`/room/${item.room_id}/tasks`, reader.locale)
	});
	const send = (reader: Person, template: string, letter: Letter, once: string) =>
		writeMail(trx, now, template, { email: reader.email ?? '', locale: reader.locale, person_id: reader.id }, letter, once);
	const giver = item.author_id === by ? undefined : await personById(trx, item.author_id);
	if (giver?.email && (await readersOf(trx, item, dayOf(now))).includes(giver.id))
		await send(giver, 'task-noted', taskNoted[giver.locale](words(giver)), `task-noted:${id}`);
	const again = { purpose: 'spaces.task', subject_id: item.id };
	const open = { ...taskStillOpen[sayer.locale](words(sayer)), reply: again };
	if (sayer.email) await send(sayer, 'task-still-open', open, `task-still-open:${item.id}:${by}`);
}
