import { sql, type RawBuilder } from 'kysely';
import { dayInWords, dayOf, done, inLocale, instantAt, refused, type Day, type Outcome, type Text, type Todo } from '#platform';
import type { Context, Trx } from '#platform/server';
import { choicesIn, type Standing, type Visibility } from '../../visibility.ts';
import { membersOf, roomFor, standingOf, visibleTo, type Member, type RoomOf } from '../rooms/index.ts';
import { taskDue } from './mails/gatherings.ts';
import { onPage, pageWithin } from './page-within.ts';
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
	/** What was said of it and did not finish it, the earliest first: for whoever said it, whoever took the task on and whoever gave it, as the letters promise. */
	notes: { by: string; body: string; said_at: string }[];
};

export type TaskList = RoomOf & {
	open_tasks: TaskRecord[];
	/** A page of what is done, and how many tasks are. */
	done_tasks: TaskRecord[];
	finished: number;
	page: number;
	people: Member[];
	choices: Visibility[];
};

/** More than the people of a room have open; what is due first is shown. */
const mostOpen = 500;

/** The tasks of a room that somebody may see: what is open by its day, what is done the latest first, fifty on each `page`. */
export function readTasks(context: Context, roomId: string, page = 1): Promise<Outcome<TaskList, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const room = await roomFor(trx, context, roomId);
		if (!room) return refused('not_found');
		const standing = await standingOf(trx, context, { edition_id: room.room.edition_id });
		const seen = sql`item.room_id = ${roomId} and item.kind = 'task' and ${visibleTo(standing)}`;
		const counted = await sql<{ finished: number }>`
			select count(*)::int as finished from spaces.task task join spaces.item item on item.id = task.id and item.removed_at is null
			where ${seen} and task.done_at is not null`.execute(trx);
		const finished = counted.rows[0]?.finished ?? 0;
		const at = pageWithin(page, finished);
		return done({
			...room,
			open_tasks: await tasksOf(
				trx,
				context,
				standing,
				sql`${seen} and task.done_at is null order by task.due_on, item.id limit ${mostOpen}`
			),
			done_tasks: await tasksOf(
				trx,
				context,
				standing,
				sql`${seen} and task.done_at is not null order by task.done_at desc, item.id limit ${onPage} offset ${(at - 1) * onPage}`
			),
			...{ finished, page: at },
			people: await membersOf(trx, roomId, dayOf(context.now)),
			choices: room.open ? choicesIn(room.stand) : []
		});
	});
}

async function tasksOf(trx: Trx, { actor }: Context, standing: Standing, which: RawBuilder<unknown>): Promise<TaskRecord[]> {
	const { rows } = await sql<TaskRecord>`
		select item.id, item.title, item.visibility, task.owner_id, owner.name as owner, item.author_id, task.due_on,
			event.id as event_id, event.title as event, task.done_at, task.result,
			coalesce((select jsonb_agg(jsonb_build_object('by', sayer.name, 'body', note.body, 'said_at', note.said_at) order by note.said_at)
				from spaces.task_note note join people.person sayer on sayer.id = note.author_id
				where note.task_id = task.id and ${actor.id}::uuid in (note.author_id, task.owner_id, item.author_id)), '[]') as notes
		from spaces.task task
		join spaces.item item on item.id = task.id and item.removed_at is null
		join people.person owner on owner.id = task.owner_id
		-- The meeting where it was taken on, to whoever may see that too.
		left join lateral (
			select item.id, item.title from spaces.item item where item.id = task.event_id and item.removed_at is null and ${visibleTo(standing)}
		) event on true
		where ${which}`.execute(trx);
	return rows;
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
