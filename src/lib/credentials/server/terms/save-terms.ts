import { sql } from 'kysely';
import { dayOf, done, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { editionFor, understand } from '#programmes/server';
import { TermsSchema, type TermsInput } from '../../terms.ts';
import { termsOf, warningsOf, type TermsWarning } from './terms.ts';

export type SaveTermsRefusal = 'not_found' | 'wrong_terms' | 'changed_meanwhile';

/**
 * Sets what an edition certifies, by whom and from which share of the hours (e5, H-04, H-06, H-13). By an officer of its
 * centre, who issues; `seen` is the revision that was on the page (0 where there was none). Refused with the fields named, also where the temporary
 * code of the register is given (H-06) or another issuer numbers by the series. What was issued stays as it is. Answers what to mind.
 */
export function saveTerms(
	context: Context,
	{ edition_id, seen, ...sent }: TermsInput & { edition_id: string; seen?: number }
): Promise<Outcome<{ warnings: TermsWarning[] }, SaveTermsRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		await trx.selectFrom('programmes.edition').select('id').where('id', '=', edition_id).forUpdate().execute();
		const before = await termsOf(trx, edition_id);
		if (seen !== undefined && seen !== (before?.revision ?? 0)) return refused('changed_meanwhile');
		const read = understand(TermsSchema, sent);
		if (!read.ok) return refused('wrong_terms', read.faults.map(told));
		if (await isNumberedByOthers(trx, read.value.series, edition.centre_id))
			return refused('wrong_terms', [{ field: 'series', key: 'credentials_fault_series_taken' }]);

		const { programme_title, competences, ...rest } = read.value;
		const row = {
			...rest,
			issuer_id: edition.centre_id,
			programme_title: JSON.stringify(programme_title),
			competences: JSON.stringify(competences),
			revision: (before?.revision ?? 0) + 1,
			changed_at: context.now,
			changed_by: context.actor.id
		};
		await trx
			.insertInto('credentials.terms')
			.values({ edition_id, ...row })
			.onConflict((conflict) => conflict.column('edition_id').doUpdateSet(row))
			.execute();
		await record(trx, context, {
			name: 'certificate_terms.saved',
			subject: { kind: 'edition', id: edition_id },
			also: [{ kind: 'centre', id: edition.centre_id }],
			particulars: { edition: edition.name }
		});
		return done({ warnings: warningsOf(read.value, dayOf(context.now)) });
	});
}

/** One sentence for each field; the temporary code has its own. */
const told = ({ field, key }: Fault): Fault => ({
	field,
	key: key === 'temporary_code' ? 'credentials_fault_temporary_code' : `credentials_fault_${field.replace(/_\d+_.*$|_(lt|en)$/, '')}`
});

/** A series belongs to one issuer, also when that one numbers by another now: no number stands on certificates of two. */
async function isNumberedByOthers(trx: Trx, series: string, centreId: string): Promise<boolean> {
	const { rows } = await sql<{ taken: boolean }>`
		select exists (select from credentials.terms t where t.series = ${series} and t.issuer_id <> ${centreId})
			or exists (select from credentials.certificate c where split_part(c.number, '-', 1) = ${series} and c.issuer_id <> ${centreId}) as taken`.execute(
		trx
	);
	return rows[0]?.taken === true;
}
