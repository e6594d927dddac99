import { sql } from 'kysely';
import { dayInWords, dayOf, done, inLocale, instantAt, refused, type Day, type Outcome, type Text, type Todo } from '#platform';
import type { Context } from '#platform/server';
import { choicesIn, type Visibility } from '../../visibility.ts';
import { membersOf, roomFor, standingOf, visibleTo, type Member, type RoomOf } from '../rooms/index.ts';
import { taskDue } from './mails/gatherings.ts';
import { tellTask } from './tasks.ts';

export type TaskRecord = {
	id: string;
	title: string;
	visibility: Visibility;
	owner_id: string;
	owner: string;
	author_id: string;
	due_on: Day;
	event_id: string | null;
	event: string | null;
	done_at: Date | null;
	result: string;
};

export type TaskList = RoomOf & { open_tasks: TaskRecord[]; done_tasks: TaskRecord[]; people: Member[]; choices: Visibility[] };

const mostDone = 50;

/** The tasks of a room that somebody may see: what is open by its day, what is done the latest first. */
export function readTasks(context: Context, roomId: string): Promise<Outcome<TaskList, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const room = await roomFor(trx, context, roomId);
		if (!room) return refused('not_found');
		const standing = await standingOf(trx, context, { edition_id: room.room.edition_id });
		const { rows } = await sql<TaskRecord>`
			select item.id, item.title, item.visibility, task.owner_id, owner.name as owner, item.author_id, task.due_on,
				event.id as event_id, event.title as event, task.done_at, task.result
			from spaces.task task
			join spaces.item item on item.id = task.id and item.removed_at is null
			join people.person owner on owner.id = task.owner_id
			-- The meeting where it was taken on, to whoever may see that too.
			left join lateral (
				select item.id, item.title from spaces.item item where item.id = task.event_id and item.removed_at is null and ${visibleTo(standing)}
			) event on true
			where item.room_id = ${roomId} and item.kind = 'task' and ${visibleTo(standing)}
			order by task.due_on, item.id limit 1000`.execute(trx);
		return done({
			...room,
			open_tasks: rows.filter(({ done_at }) => done_at === null),
			done_tasks: rows
				.filter(({ done_at }) => done_at !== null)
				.sort((one, other) => (other.done_at?.getTime() ?? 0) - (one.done_at?.getTime() ?? 0))
				.slice(0, mostDone),
			people: await membersOf(trx, roomId, dayOf(context.now)),
			choices: room.open ? choicesIn(room.stand) : []
		});
	});
}

type Waiting = { id: string; room_id: string; title: string; due_on: Day; network: Text | null };

/** What somebody has taken on in their rooms and not finished yet. */
export function taskTodos(context: Context): Promise<Todo[]> {
	const { db, actor } = context;
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const standing = await standingOf(trx, context);
		const open = standing.rooms.filter((room) => room.open).map(({ room_id }) => room_id);
		const { rows } = await sql<Waiting>`
			select item.id, item.room_id, item.title, task.due_on, network.name as network
			from spaces.task task
			join spaces.item item on item.id = task.id and item.removed_at is null
			left join networks.network network on network.id = item.room_id
			where task.owner_id = ${actor.id} and task.done_at is null and item.room_id = any(${open}::uuid[])
			order by task.due_on, item.id limit 50`.execute(trx);
		return rows.map(({ room_id, title, due_on, network }) => ({
			key: 'today_room_task',
			values: { title },
			path: `/room/${room_id}/tasks`,
			due_at: instantAt(due_on, '23:59'),
			about: network ? inLocale(network, context.locale) : dayInWords(due_on, context.locale)
		}));
	});
}

/** Two days before a task is due, whoever has taken it on is reminded: once, and by a letter that a reply answers. */
export async function remindOfTasks(context: Context): Promise<void> {
	await context.db.transaction().execute(async (trx) => {
		const { rows } = await sql<{ id: string; room_id: string; title: string; owner_id: string; due_on: Day }>`
			select item.id, item.room_id, item.title, task.owner_id, task.due_on
			from spaces.task task
			join spaces.item item on item.id = task.id and item.removed_at is null
			join spaces.span span on span.room_id = item.room_id and (span.closes_on is null or span.closes_on >= ${dayOf(context.now)}::date)
			where task.done_at is null and task.due_on = ${dayOf(context.now)}::date + 2 and exists (
				select from spaces.member member where member.room_id = item.room_id and member.person_id = task.owner_id
					and member.starts_on <= ${dayOf(context.now)}::date and (member.ends_on is null or member.ends_on >= ${dayOf(context.now)}::date))
				and not exists (select from spaces.preference p where p.person_id = task.owner_id and p.room_id = item.room_id and not p.direct)
			order by item.id`.execute(trx);
		for (const task of rows) await tellTask(trx, context, task, taskDue, 'task-due');
	});
}
