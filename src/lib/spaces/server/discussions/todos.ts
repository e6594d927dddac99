import { sql } from 'kysely';
import { dayOf, type Todo } from '#platform';
import type { Context } from '#platform/server';
import { standingFor, visibleTo } from '../rooms/index.ts';

/** What of discussions waits for a person: questions put before them by name, by the day on which an answer helps. */
export function helpTodos({ db, actor, now }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const asked = await trx
			.selectFrom('spaces.discussion')
			.select('id')
			.where('helper_id', '=', actor.id)
			.where('helped_at', 'is', null)
			.limit(1)
			.executeTakeFirst();
		if (!asked) return [];
		const standing = await standingFor(trx, actor.id, dayOf(now));
		const { rows } = await sql<{ id: string; room_id: string; title: string; author: string; answer_by: Date }>`
			select item.id, item.room_id, item.title, author.name as author, discussion.answer_by
			from spaces.discussion discussion
			join spaces.item item on item.id = discussion.id
			join people.person author on author.id = item.author_id
			where discussion.helper_id = ${actor.id} and discussion.helped_at is null and discussion.resolved_at is null
				and item.removed_at is null and ${visibleTo(standing)}
				and item.room_id = any(${standing.rooms.filter(({ open }) => open).map(({ room_id }) => room_id)}::uuid[])
			order by discussion.answer_by limit 20`.execute(trx);
		return rows.map(({ id, room_id, title, author, answer_by }) => ({
			key: 'today_spaces_help',
			values: { author },
			path: `/room/${room_id}/discussions/${id}`,
			due_at: answer_by,
			about: title
		}));
	});
}
