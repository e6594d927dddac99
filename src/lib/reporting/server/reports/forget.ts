import { sql } from 'kysely';
import { dayOf } from '#platform';
import { removeFile, type Handler, type Trx } from '#platform/server';
import { editionOf } from '#programmes/server';
import { isAskerThere } from '../research/decide-export.ts';
import { exportById } from '../research/rows.ts';

/**
 * Every night: takes away the files of reports and exports whose time is over, and of exports whose asker has left the centre, for nobody else could
 * take them. That they were made, who asked, granted and took them, and the print of each, stays.
 */
export const forgetReports: Handler = ({ db, now }) =>
	db.transaction().execute(async (trx) => {
		await forgetFiles(trx, 'reporting.made_report', now);
		await forgetFiles(trx, 'reporting.research_export', now, await forNobody(trx, now));
	});

async function forgetFiles(
	trx: Trx,
	table: 'reporting.made_report' | 'reporting.research_export',
	now: Date,
	before: readonly string[] = []
): Promise<void> {
	const { rows } = await sql<{ file_id: string }>`
		with over as (
			select id, file_id from ${sql.table(table)}
			where forgotten_at is null and file_id is not null and (expires_on < ${dayOf(now)}::date or id = any(${[...before]}::uuid[])) for update
		)
		update ${sql.table(table)} kept set forgotten_at = ${now}, file_id = null from over where over.id = kept.id returning over.file_id`.execute(
		trx
	);
	for (const { file_id } of rows) await removeFile(trx, file_id);
}

/** The exports that lie for somebody who is no officer of the centre any more. */
async function forNobody(trx: Trx, now: Date): Promise<string[]> {
	const lying = await trx.selectFrom('reporting.research_export').select('id').where('file_id', 'is not', null).execute();
	const ids: string[] = [];
	for (const { id } of lying) {
		const asked = await exportById(trx, id);
		const edition = asked && (await editionOf(trx, asked.edition_id));
		if (asked && edition && !(await isAskerThere(trx, { now }, asked, edition))) ids.push(id);
	}
	return ids;
}
