import { isId, type Day } from '#platform';
import type { Trx } from '#platform/server';

/** How many rows of a file were kept, made coarser and left out. */
export type ExportCounts = Record<string, { rows: number; coarser: number; left_out: number }>;

export type ExportRecord = {
	id: string;
	edition_id: string;
	purpose: string;
	researcher: string;
	institution: string;
	agreement: string;
	agreement_on: Day;
	asked_at: Date;
	asked_by: string;
	asker: string;
	granted_at: Date | null;
	granter: string | null;
	refused_at: Date | null;
	refuser: string | null;
	refused_why: string | null;
	made_at: Date | null;
	file_id: string | null;
	sha256: string | null;
	bytes: number | null;
	expires_on: Day | null;
	counts: ExportCounts | null;
	failures: number;
	forgotten_at: Date | null;
	lapsed_at: Date | null;
};
export type ExportState = 'asked' | 'refused' | 'being_made' | 'failed' | 'lapsed' | 'ready' | 'over';

/** Where an export stands: asked → granted (being made → ready → over, or lapsed because whoever asked has left) or refused. */
export function stateOf(
	one: Pick<ExportRecord, 'granted_at' | 'refused_at' | 'lapsed_at' | 'made_at' | 'failures' | 'expires_on' | 'file_id'>,
	today: Day
): ExportState {
	if (one.refused_at) return 'refused';
	if (!one.granted_at) return 'asked';
	if (one.lapsed_at) return 'lapsed';
	if (!one.made_at) return one.failures > 0 ? 'failed' : 'being_made';
	return one.file_id && one.expires_on && one.expires_on >= today ? 'ready' : 'over';
}

export async function exportsOf(trx: Trx, by: { edition_id: string } | { id: string }): Promise<ExportRecord[]> {
	const rows = await trx
		.selectFrom('reporting.research_export as one')
		.innerJoin('people.person as asker', 'asker.id', 'one.asked_by')
		.leftJoin('people.person as granter', 'granter.id', 'one.granted_by')
		.leftJoin('people.person as refuser', 'refuser.id', 'one.refused_by')
		.selectAll('one')
		.select(['asker.name as asker', 'granter.name as granter', 'refuser.name as refuser'])
		.$if('id' in by, (query) => query.where('one.id', '=', (by as { id: string }).id))
		.$if('edition_id' in by, (query) => query.where('one.edition_id', '=', (by as { edition_id: string }).edition_id))
		.orderBy('one.asked_at', 'desc')
		.orderBy('one.id')
		.execute();
	return rows.map((row) => ({ ...row, counts: row.counts as ExportCounts | null }));
}

export const exportById = async (trx: Trx, id: string): Promise<ExportRecord | undefined> =>
	isId(id) ? (await exportsOf(trx, { id }))[0] : undefined;

/** An export that nobody else changes until the transaction ends. */
export async function lockExport(trx: Trx, id: string): Promise<ExportRecord | undefined> {
	if (!isId(id)) return undefined;
	await trx.selectFrom('reporting.research_export').select('id').where('id', '=', id).forUpdate().execute();
	return exportById(trx, id);
}
