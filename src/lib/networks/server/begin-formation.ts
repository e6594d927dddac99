import { done, isId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { editionFor } from '#programmes/server';
import { firstCriteria } from '../criteria.ts';
import { formationOf } from './formation.ts';
import { holdFormation } from './officer.ts';

/** Begins to form the networks of an edition, with as many networks of such a size as its terms say (B-01, B-02). */
export function beginFormation(
	context: Context,
	{ edition_id }: { edition_id: string }
): Promise<Outcome<undefined, 'not_found' | 'no_networks_in_terms' | 'already_begun'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(edition_id)) return refused('not_found');
		await holdFormation(trx, edition_id);
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const { grouping } = edition.terms;
		if (grouping.kind !== 'networks') return refused('no_networks_in_terms');
		if (await formationOf(trx, edition.id)) return refused('already_begun');

		await trx
			.insertInto('networks.formation')
			.values({
				edition_id: edition.id,
				level: 'national',
				networks: grouping.networks,
				least: grouping.schools_each,
				most: grouping.schools_each,
				criteria: JSON.stringify(firstCriteria),
				changed_at: context.now,
				changed_by: context.actor.id
			})
			.execute();
		await record(trx, context, {
			name: 'formation.begun',
			subject: { kind: 'edition', id: edition.id },
			also: [{ kind: 'programme', id: edition.programme_id }],
			particulars: { edition: edition.name, networks: grouping.networks, schools: grouping.schools_each }
		});
		return done();
	});
}
