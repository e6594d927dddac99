import { isId } from '#platform';
import type { Context } from '#platform/server';
import { accessTo } from './access.ts';
import { callById } from '#programmes/server';

/** What was sent last, for the page that confirms it. */
export type Receipt = { number: number; sent_at: Date; sent_by: string; late: boolean; outcome: 'yes' | 'review' | 'no'; closes_at: Date };

/** The confirmation of an application that has been sent; nothing for one that never was. */
export function readReceipt(context: Context, applicationId: string): Promise<Receipt | undefined> {
	return context.db.transaction().execute(async (trx) => {
		const access = isId(applicationId) ? await accessTo(trx, context, applicationId) : undefined;
		const call = access && (await callById(trx, access.call_id));
		if (!access?.submission_id || !call) return undefined;
		const row = await trx
			.selectFrom('applications.submission as submission')
			.innerJoin('people.person as person', 'person.id', 'submission.sent_by')
			.where('submission.id', '=', access.submission_id)
			.select(['number', 'sent_at', 'person.name as sent_by', 'late', 'outcome'])
			.executeTakeFirst();
		return row && { ...row, outcome: row.outcome as Receipt['outcome'], closes_at: call.closes_at };
	});
}
