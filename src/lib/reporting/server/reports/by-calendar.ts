import { dayOf, done, newId, refused, type Outcome } from '#platform';
import { enqueue, type Context, type Handler, type Trx } from '#platform/server';
import { editionFor } from '#programmes/server';
import { nextOn } from '../../report.ts';
import { isHoliday } from './holidays.ts';
import { lockReport } from './rows.ts';

/** What failed is tried again every morning for a week; then somebody has to ask. */
const tryDays = 7;
/** So often a day a report is made because somebody asks. */
const mostAsked = 20;
const day = 24 * 60 * 60 * 1000;

/**
 * Every morning: asks for each report whose day has come – once, however many days were missed while the machine was off – and again for what
 * failed. Each report by itself, so that one which cannot be asked for keeps no other waiting.
 */
export const askForDueReports: Handler = async ({ db, now }) => {
	const due = await db
		.transaction()
		.execute((trx) =>
			trx
				.selectFrom('reporting.report')
				.select('id')
				.where('stopped_at', 'is', null)
				.where('next_on', '<=', dayOf(now))
				.orderBy('next_on')
				.execute()
		);
	for (const { id } of due) await db.transaction().execute((trx) => askOnce(trx, id, now));
	await db.transaction().execute((trx) => askAgain(trx, now));
};

async function askOnce(trx: Trx, reportId: string, now: Date): Promise<void> {
	const report = await lockReport(trx, reportId);
	const today = dayOf(now);
	if (!report?.next_on || report.stopped_at || report.next_on > today) return;
	const id = newId();
	const asked = { id, report_id: report.id, due_on: report.next_on, asked_at: now };
	const row = await trx
		.insertInto('reporting.made_report')
		.values(asked)
		.onConflict((conflict) => conflict.columns(['report_id', 'due_on']).doNothing())
		.returning('id')
		.executeTakeFirst();
	await trx
		.updateTable('reporting.report')
		.set({ next_on: nextOn(report.schedule, today, isHoliday) })
		.where('id', '=', report.id)
		.execute();
	if (row) await enqueue(trx, 'reporting.make_report', { made_id: id });
}

async function askAgain(trx: Trx, now: Date): Promise<void> {
	const rows = await trx
		.selectFrom('reporting.made_report')
		.select('id')
		.where('made_at', 'is', null)
		.where('failed_at', '<', new Date(now.getTime() - day / 4))
		.where('asked_at', '>', new Date(now.getTime() - tryDays * day))
		.execute();
	for (const { id } of rows) await enqueue(trx, 'reporting.make_report', { made_id: id });
}

/** Has a report made now, beside its calendar; what is being made is not asked for twice. By an officer of the centre. */
export function makeReportNow(
	context: Context,
	{ report_id }: { report_id: string }
): Promise<Outcome<{ made_id: string }, 'not_found' | 'too_often'>> {
	return context.db.transaction().execute(async (trx) => {
		const report = await lockReport(trx, report_id);
		const edition = report && (await editionFor(trx, context, report.edition_id));
		if (!report || !edition) return refused('not_found');
		const recent = await trx
			.selectFrom('reporting.made_report')
			.select(['id', 'made_at', 'failures', 'asked_by'])
			.where('report_id', '=', report.id)
			.where('asked_at', '>', new Date(context.now.getTime() - day))
			.orderBy('asked_at', 'desc')
			.execute();
		const waiting = recent.find(({ made_at, failures }) => made_at === null && failures === 0);
		if (waiting) return done({ made_id: waiting.id });
		if (recent.filter(({ asked_by }) => asked_by !== null).length >= mostAsked) return refused('too_often');
		const id = newId();
		const asked = { id, report_id: report.id, asked_at: context.now, asked_by: context.actor.id };
		await trx.insertInto('reporting.made_report').values(asked).execute();
		await enqueue(trx, 'reporting.make_report', { made_id: id });
		return done({ made_id: id });
	});
}
