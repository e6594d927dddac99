import { dayOf, done, isDay, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { readMinutes, type TypedMinutes } from '../../minutes.ts';
import { readTask, type NewTask, type TypedTask } from '../../task.ts';
import { notifyRoom } from '../live/notify.ts';
import { itemFor, membersOf, moveItem, type ItemOf } from '../rooms/index.ts';
import { gatheringById } from './gathering-record.ts';
import { giveTask } from './tasks.ts';

export type WriteMinutes = TypedMinutes & {
	event_id: string;
	/** The number of the minutes that the writer has read; 0 when there were none. */
	seen: number;
	next: string;
	tasks: readonly TypedTask[];
};
export type WriteMinutesRefusal = 'not_found' | 'room_closed' | 'gathering_ahead' | 'gathering_faulty' | 'changed_meanwhile';

const mostTasks = 10;

/**
 * Writes down what came of a gathering: who was there, what was said and decided, and who does what until when. By anybody of
 * the room who may see it, once it has begun; each time a new version. Two who write at once: the second is told, and nothing is lost.
 */
export function writeMinutes(context: Context, input: WriteMinutes): Promise<Outcome<{ number: number }, WriteMinutesRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const of = await itemFor(trx, context, input.event_id, { kind: 'event', lock: true });
		const gathering = of && !of.item.removed ? await gatheringById(trx, input.event_id) : undefined;
		if (!of?.stand || !gathering || context.actor.kind !== 'person') return refused('not_found');
		if (!of.stand.open) return refused('room_closed');
		if (gathering.starts_at > context.now || gathering.cancelled_at !== null) return refused('gathering_ahead');
		const last = await lastNumber(trx, input.event_id);
		if (last !== input.seen) return refused('changed_meanwhile');
		const { minutes, faults } = readMinutes(input);
		const tasks = await readTasks(trx, context, of, input.tasks);
		const wrong = [...faults, ...tasks.faults, ...nextFaults(input.next)];
		if (wrong.length > 0) return refused('gathering_faulty', wrong);

		const number = last + 1;
		await trx
			.insertInto('spaces.minutes')
			.values({
				event_id: input.event_id,
				number,
				...minutes,
				decisions: JSON.stringify(minutes.decisions),
				next_on: input.next === '' ? null : input.next,
				written_at: context.now,
				written_by: context.actor.id
			})
			.execute();
		for (const task of tasks.read) await giveTask(trx, context, of, task, input.event_id);
		await moveItem(trx, context, input.event_id, {
			words: [gathering.place, gathering.agenda, minutes.text, ...minutes.decisions].join('\n')
		});
		await record(trx, context, {
			name: 'minutes.written',
			subject: { kind: 'gathering', id: input.event_id },
			also: [{ kind: 'room', id: gathering.room_id }],
			particulars: { number }
		});
		await notifyRoom(trx, { room_id: gathering.room_id, item_id: input.event_id, what: 'changed' });
		return done({ number });
	});
}

async function lastNumber(trx: Trx, eventId: string): Promise<number> {
	const row = await trx
		.selectFrom('spaces.minutes')
		.select(({ fn }) => fn.max('number').as('last'))
		.where('event_id', '=', eventId)
		.executeTakeFirst();
	return row?.last ?? 0;
}

async function readTasks(
	trx: Trx,
	{ now }: Context,
	{ item }: ItemOf,
	typed: readonly TypedTask[]
): Promise<{ read: NewTask[]; faults: Fault[] }> {
	const today = dayOf(now);
	const people = new Set((await membersOf(trx, item.room_id, today)).map(({ person_id }) => person_id));
	const faults: Fault[] = typed.length > mostTasks ? [{ field: 'title_0', key: 'spaces_fault_many' }] : [];
	const read = typed.slice(0, mostTasks).flatMap((one, at) => {
		if (one.title.trim() === '') return [];
		const { task, faults: wrong } = readTask(one, people, today);
		faults.push(...wrong.map(({ field, key }) => ({ field: `${field}_${at}`, key })));
		return [task];
	});
	return { read, faults };
}

const nextFaults = (next: string): Fault[] => (next === '' || isDay(next) ? [] : [{ field: 'next', key: 'spaces_fault_day' }]);
