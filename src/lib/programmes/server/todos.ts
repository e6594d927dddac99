import { sql } from 'kysely';
import { dayOf, type Todo } from '#platform';
import type { Context } from '#platform/server';
import { rolesOf } from '#people/server';

type Row = { programme: string; call: string; name: string; count: number; oldest: Date };

/** Questions about the calls of the officer's centre that nobody has answered. */
export function programmeTodos({ db, actor, now }: Context): Promise<Todo[]> {
	if (actor.kind !== 'person') return Promise.resolve([]);
	return db.transaction().execute(async (trx) => {
		const centres = (await rolesOf(trx, actor.id, dayOf(now)))
			.filter(({ kind }) => kind === 'centre_officer')
			.map(({ organisation_id }) => organisation_id);
		if (centres.length === 0) return [];
		const { rows } = await sql<Row>`
			select programme.slug as programme, call.slug as call, call.name ->> 'lt' as name, count(*)::int as count, min(question.asked_at) as oldest
			from programmes.question question
			join programmes.call call on call.id = question.call_id
			join programmes.edition edition on edition.id = call.edition_id
			join programmes.programme programme on programme.id = edition.programme_id
			where programme.centre_id = any(${centres}::uuid[]) and question.answer is null and question.hidden_at is null
			group by 1, 2, 3 order by oldest limit 20`.execute(trx);
		return rows.map(({ programme, call, name, count }) => ({
			key: 'today_questions_unanswered',
			values: { count },
			path: `/programme/${programme}/calls/${call}/questions`,
			due_at: null,
			about: name
		}));
	});
}
