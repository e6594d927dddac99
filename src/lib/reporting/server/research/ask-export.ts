import { dayOf, done, isDay, line, newId, prose, refused, type Fault, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { editionFor } from '#programmes/server';
import { waitsUntil } from '../settlement/settle-editions.ts';

export type TypedExport = { purpose: string; researcher: string; institution: string; agreement: string; agreement_on: string };
export type AskExportRefusal = 'not_found' | 'export_too_early' | 'export_faulty' | 'too_many_asked';

/** So many may wait for a decision at once. */
const mostWaiting = 10;

/**
 * Asks for the data of an edition for a researcher: who, of what institution, for what, by which signed agreement. By an officer of the centre; another
 * one decides. Refused until the edition has been over for ninety days: two exports of one that goes on could be subtracted.
 */
export function askExport(
	context: Context,
	{ edition_id, ...typed }: TypedExport & { edition_id: string }
): Promise<Outcome<{ id: string }, AskExportRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition || context.actor.kind !== 'person') return refused('not_found');
		if (await waitsUntil(trx, edition, context.now)) return refused('export_too_early');
		await trx.selectFrom('programmes.edition').select('id').where('id', '=', edition.id).forUpdate().execute();
		const waiting = await trx
			.selectFrom('reporting.research_export')
			.select('id')
			.where('edition_id', '=', edition.id)
			.where('granted_at', 'is', null)
			.where('refused_at', 'is', null)
			.execute();
		if (waiting.length >= mostWaiting) return refused('too_many_asked');
		const purpose = prose(typed.purpose);
		const [researcher, institution, agreement] = [line(typed.researcher), line(typed.institution), line(typed.agreement)];
		const { agreement_on } = typed;
		const faults: Fault[] = [];
		const fault = (field: keyof TypedExport) => faults.push({ field, key: `reporting_research_fault_${field}` });
		const fits = (text: string, least: number, most: number) => text.length >= least && text.length <= most;
		if (!fits(purpose, 20, 2000)) fault('purpose');
		if (!fits(researcher, 3, 200)) fault('researcher');
		if (!fits(institution, 3, 200)) fault('institution');
		if (!fits(agreement, 1, 100)) fault('agreement');
		if (!isDay(agreement_on) || agreement_on > dayOf(context.now) || agreement_on < '2000-01-01') fault('agreement_on');
		if (faults.length > 0) return refused('export_faulty', faults);

		const id = newId();
		const asked = { purpose, researcher, institution, agreement, agreement_on, asked_at: context.now, asked_by: context.actor.id };
		await trx
			.insertInto('reporting.research_export')
			.values({ id, edition_id: edition.id, ...asked })
			.execute();
		await record(trx, context, {
			name: 'research_export.asked',
			subject: { kind: 'edition', id: edition.id },
			also: [{ kind: 'centre', id: edition.centre_id }],
			particulars: { institution }
		});
		return done({ id });
	});
}
