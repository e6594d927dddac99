import { isId } from '#platform';
import type { Context } from '#platform/server';
import type { AnswerValue } from '#programmes';
import { accessTo } from './access.ts';

/** An answer that somebody has written since a page last asked. */
export type ChangedAnswer = { field: string; value: AnswerValue | null; revision: number; by: string; by_id: string; at: Date };
export type Changes = { revision: number; state: string; answers: ChangedAnswer[] };

/**
 * What has been written since a moment: asked by open pages every few seconds, so it is one small question. The moment
 * is told by the page from the last answer; a little is told twice rather than anything missed.
 */
export function changesSince(context: Context, applicationId: string, since: Date): Promise<Changes | undefined> {
	return context.db.transaction().execute(async (trx) => {
		const access = isId(applicationId) ? await accessTo(trx, context, applicationId) : undefined;
		if (!access) return undefined;
		const answers =
			access.changed_at < since
				? []
				: await trx
						.selectFrom('applications.answer as answer')
						.innerJoin('people.person as person', 'person.id', 'answer.changed_by')
						.where('application_id', '=', access.id)
						.where('changed_at', '>=', since)
						.select(['field', 'value', 'revision', 'person.name as by', 'changed_by as by_id', 'changed_at as at'])
						.orderBy('changed_at')
						.orderBy('field')
						.execute();
		return {
			revision: access.revision,
			state: access.state,
			answers: answers.map((row) => ({ ...row, value: row.value as AnswerValue | null }))
		};
	});
}
