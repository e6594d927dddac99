import { done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import type { EditionTerms } from '#programmes';
import { editionFor } from '#programmes/server';
import { quartersOf } from '../../hours.ts';

/** What an edition sets for what is held in it. Hours are quarters of an academic hour. */
export type DeliveryTerms = { minutes_an_hour: number; quarters_a_day: number; prepared_quarters: number | null; open_days: number };

/** H-01: 45 minutes; a day of development has the hours of a day of the dose (H-03), else eight. */
const usual = ({ dose }: EditionTerms): DeliveryTerms => ({
	minutes_an_hour: 45,
	quarters_a_day: quartersOf(dose.kind === 'days' ? dose.hours_a_day : 8),
	prepared_quarters: null,
	open_days: 14
});

/** What an edition has set, or what is usual where it has set nothing. */
export async function termsOf(trx: Trx, edition: { id: string; terms: EditionTerms }): Promise<DeliveryTerms> {
	const row = await trx
		.selectFrom('delivery.terms')
		.select(['minutes_an_hour', 'quarters_a_day', 'prepared_quarters', 'open_days'])
		.where('edition_id', '=', edition.id)
		.executeTakeFirst();
	return row ?? usual(edition.terms);
}

/** The same as a row: made where there is none. */
export async function ensureTerms(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	edition: { id: string; terms: EditionTerms }
): Promise<DeliveryTerms> {
	await trx
		.insertInto('delivery.terms')
		.values({ edition_id: edition.id, ...usual(edition.terms), changed_at: now, changed_by: null })
		.onConflict((conflict) => conflict.column('edition_id').doNothing())
		.execute();
	return termsOf(trx, edition);
}

export type TermsRefusal = 'not_found' | 'wrong_terms';

/**
 * Sets how long an academic hour is (H-01), how much makes a day (H-03), from how many quarters a person of a network is prepared, and how long
 * marks of phones count by themselves. By an officer of the centre; what has been counted stays as it was. */
export function saveTerms(
	context: Context,
	{ edition_id, ...terms }: DeliveryTerms & { edition_id: string }
): Promise<Outcome<undefined, TermsRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const faults = faultsOf(terms);
		if (faults.length > 0)
			return refused(
				'wrong_terms',
				faults.map((field) => ({ field, key: `delivery_fault_${field}` }))
			);
		const row = { ...terms, changed_at: context.now, changed_by: context.actor.id };
		await trx
			.insertInto('delivery.terms')
			.values({ edition_id, ...row })
			.onConflict((conflict) => conflict.column('edition_id').doUpdateSet(row))
			.execute();
		await record(trx, context, {
			name: 'delivery_terms.changed',
			subject: { kind: 'edition', id: edition_id },
			particulars: { edition: edition.name }
		});
		return done();
	});
}

/** The same bounds as the table's. */
const bounds: Record<keyof DeliveryTerms, [number, number]> = {
	minutes_an_hour: [30, 60],
	quarters_a_day: [4, 96],
	prepared_quarters: [1, 4000],
	open_days: [0, 90]
};

const faultsOf = (terms: DeliveryTerms): (keyof DeliveryTerms)[] =>
	(Object.keys(bounds) as (keyof DeliveryTerms)[]).filter((field) => {
		const value = terms[field];
		const [least, most] = bounds[field];
		return value === null ? field !== 'prepared_quarters' : !Number.isInteger(value) || value < least || value > most;
	});
