import type { Todo } from '#platform';
import type { Context } from '#platform/server';
import { isOfficer } from '#people/server';

/** Claims of schools that wait for an officer of the centre. */
export function schoolTodos(context: Context): Promise<Todo[]> {
	return context.db.transaction().execute(async (trx) => {
		if (context.actor.kind !== 'person' || !(await isOfficer(trx, context))) return [];
		const { count } = await trx
			.selectFrom('schools.claim')
			.select(({ fn }) => fn.countAll<number>().as('count'))
			.where('decision', 'is', null)
			.where('expires_at', '>', context.now)
			.executeTakeFirstOrThrow();
		return count > 0 ? [{ key: 'today_claims_waiting', values: { count }, path: '/admin/schools/claims', due_at: null, about: '' }] : [];
	});
}
