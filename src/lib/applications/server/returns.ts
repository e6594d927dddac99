import { plannedOnce, type Trx } from '#platform/server';

/** What the centre asks to be corrected: on which field or section, and what. */
export type Remark = { field: string; text: string };
export type OpenReturn = { id: string; returned_at: Date; due_at: Date; remarks: Remark[] };

/** The remarks with which an application has been sent back and that wait for the school. */
export async function openReturn(trx: Trx, applicationId: string): Promise<OpenReturn | undefined> {
	const row = await trx
		.selectFrom('applications.return')
		.where('application_id', '=', applicationId)
		.where('resolved_at', 'is', null)
		.select(['id', 'returned_at', 'due_at', 'remarks'])
		.modifyEnd(plannedOnce)
		.executeTakeFirst();
	return row && { ...row, remarks: row.remarks as Remark[] };
}
