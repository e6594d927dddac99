import { dayInWords, dayOf, done, inLocale, refused, type Outcome } from '#platform';
import { record, writeMail, type Context, type Trx } from '#platform/server';
import { personById, siteAddress } from '#people/server';
import { readTask, type NewTask, type TypedTask } from '../../task.ts';
import { choicesIn, schoolOf } from '../../visibility.ts';
import { itemFor, membersOf, moveItem, roomById, roomFor, writeItem, type ItemOf } from '../rooms/index.ts';
import { taskGiven, type TaskWords } from './mails/gatherings.ts';

export type AddTask = TypedTask & { room_id: string; visibility: string; school_id?: string | undefined };
export type AddTaskRefusal = 'not_found' | 'room_closed' | 'gathering_faulty';

/** Asks somebody of the room to do something until a day, or takes it on oneself. Whoever is asked gets a letter that a reply answers. */
export function addTask(context: Context, input: AddTask): Promise<Outcome<{ id: string }, AddTaskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const room = await roomFor(trx, context, input.room_id);
		if (!room || context.actor.kind !== 'person') return refused('not_found');
		if (!room.open) return refused('room_closed');
		const today = dayOf(context.now);
		const people = new Set((await membersOf(trx, room.room.id, today)).map(({ person_id }) => person_id));
		const { task, faults } = readTask(input, people, today);
		const visibility = choicesIn(room.stand).find((one) => one === input.visibility);
		const school_id = visibility && schoolOf(room.stand, visibility, input.school_id);
		const wrong = [
			...faults,
			...(visibility ? [] : [{ field: 'visibility', key: 'spaces_fault_visibility' }]),
			...(visibility && school_id === undefined ? [{ field: 'school_id', key: 'spaces_fault_school' }] : [])
		];
		if (wrong.length > 0 || !visibility) return refused('gathering_faulty', wrong);
		const id = await writeItem(trx, context, room.stand, {
			kind: 'task',
			title: task.title,
			visibility,
			school_id,
			asked_id: task.owner_id
		});
		await writeTask(trx, context, room.room.id, id, task, null);
		return done({ id });
	});
}

/**
 * A task that a gathering gave: as visible as the gathering, and of its school. Whoever writes and is not of that school leaves it between themself and
 * whose it is. The room is the caller's to have asked.
 */
export async function giveTask(trx: Trx, context: Context, { item, stand }: ItemOf, task: NewTask, eventId: string): Promise<void> {
	if (!stand) return;
	const ofSchool = item.visibility === 'school';
	const own = item.school_id !== null && stand.schools.includes(item.school_id);
	const visibility = ofSchool && !own ? 'private' : (choicesIn(stand).find((one) => one === item.visibility) ?? 'network');
	const school_id = own ? item.school_id : undefined;
	const id = await writeItem(trx, context, stand, { kind: 'task', title: task.title, visibility, school_id, asked_id: task.owner_id });
	await writeTask(trx, context, item.room_id, id, task, eventId);
}

async function writeTask(trx: Trx, context: Context, roomId: string, id: string, task: NewTask, eventId: string | null): Promise<void> {
	await trx.insertInto('spaces.task').values({ id, owner_id: task.owner_id, due_on: task.due_on, event_id: eventId }).execute();
	await record(trx, context, {
		name: 'task.given',
		subject: { kind: 'task', id },
		also: [
			{ kind: 'room', id: roomId },
			{ kind: 'person', id: task.owner_id }
		]
	});
	await tellTask(trx, context, { id, room_id: roomId, ...task }, taskGiven, 'task-given');
}

type Told = NewTask & { id: string; room_id: string };

/** Writes to whoever is to do something, unless it is they who act. */
export async function tellTask(trx: Trx, { actor, now }: Context, task: Told, template: typeof taskGiven, name: string): Promise<void> {
	const [owner, room] = [await personById(trx, task.owner_id), await roomById(trx, task.room_id)];
	if (!owner?.email || !room || (actor.kind === 'person' && actor.id === owner.id)) return;
	const by = actor.kind === 'person' ? await personById(trx, actor.id) : undefined;
	const words: TaskWords = {
		title: task.title,
		room: inLocale(room.name, owner.locale),
		due: dayInWords(task.due_on, owner.locale),
		by: by?.name ?? '',
		address: siteAddress(`/room/${task.room_id}/tasks`, owner.locale)
	};
	await writeMail(
		trx,
		now,
		name,
		{ email: owner.email, locale: owner.locale, person_id: owner.id },
		{ ...template[owner.locale](words), reply: { purpose: 'spaces.task', subject_id: task.id } },
		`${name}:${task.id}:${task.due_on}`
	);
}

export type FinishTaskRefusal = 'not_found' | 'room_closed' | 'gathering_faulty';

/** Says that a task is done, and what came of it: whose it is, who gave it, and who leads the room. Said again, the words are replaced. */
export function finishTask(context: Context, input: { id: string; result: string }): Promise<Outcome<{ id: string }, FinishTaskRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const of = await itemFor(trx, context, input.id, { kind: 'task', lock: true });
		if (!of || of.item.removed || context.actor.kind !== 'person') return refused('not_found');
		const mine = of.item.asked_id === context.actor.id || of.item.author_id === context.actor.id || (of.stand?.leads ?? false);
		if (!mine) return refused('not_found');
		if (!of.stand?.open) return refused('room_closed');
		const result = input.result.trim();
		if (result.length > 2000) return refused('gathering_faulty', [{ field: 'result', key: 'spaces_fault_long' }]);
		await trx
			.updateTable('spaces.task')
			.set({ done_at: context.now, done_by: context.actor.id, result })
			.where('id', '=', input.id)
			.execute();
		await moveItem(trx, context, input.id, { words: result });
		await record(trx, context, {
			name: 'task.done',
			subject: { kind: 'task', id: input.id },
			also: [{ kind: 'room', id: of.item.room_id }]
		});
		return done({ id: input.id });
	});
}
