import { setTimeout as sleep } from 'node:timers/promises';
import { addReport, makeReportNow } from '#reporting/server';
import { value } from '../../support/deciding.ts';
import type { Story } from '../../support/story.ts';

/** A report of the edition's budget, made by the worker. Answers what stands in addresses. */
export async function reported({ db, query, call }: Story, { officer }: { officer: string }): Promise<{ report: string; made: string }> {
	const [edition] = await query<{ id: string }>(`select edition_id as id from programmes.call where id = $1`, [call.id]);
	const context = db.as(officer, new Date());
	const { id: report } = value(
		await addReport(context, {
			...{ edition_id: edition?.id ?? '', name: 'Biudžetas kas savaitę', contents: ['budget'], form: 'csv', locale: 'lt' },
			...{ rhythm: 'weekly', weekday: '1', month_day: '', on_day: '', readers: [officer], keep_days: '30' }
		})
	);
	const { made_id: made } = value(await makeReportNow(context, { report_id: report }));
	for (let tries = 0; tries < 100; tries++) {
		const [row] = await query<{ made_at: Date | null }>(`select made_at from reporting.made_report where id = $1`, [made]);
		if (row?.made_at) return { report, made };
		await sleep(200);
	}
	throw new Error('the worker made no report');
}
