import { done, newId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { editionFor } from '#programmes/server';
import { definitions, isIndicator } from '#reporting';
import { ownersOf, possibleOwners } from './owners.ts';

export type SetOwnerRefusal = 'not_found' | 'not_of_the_centre';

/**
 * Says who answers for an indicator of an edition: an officer whom the centre has today, or nobody. Whoever answered before stays written down with
 * their time. By an officer of the centre; saying the same again changes nothing.
 */
export function setIndicatorOwner(
	context: Context,
	{ edition_id, indicator, person_id }: { edition_id: string; indicator: string; person_id: string | null }
): Promise<Outcome<null, SetOwnerRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition || !isIndicator(indicator)) return refused('not_found');
		await trx.selectFrom('programmes.edition').select('id').where('id', '=', edition.id).forUpdate().execute();
		const chosen = (await possibleOwners(trx, context, edition)).find((one) => one.person_id === person_id);
		if (person_id !== null && !chosen) return refused('not_of_the_centre');
		if (((await ownersOf(trx, edition.id)).get(indicator)?.person_id ?? null) === person_id) return done(null);

		await trx
			.updateTable('reporting.indicator_owner')
			.set({ ended_at: context.now })
			.where('edition_id', '=', edition.id)
			.where('indicator', '=', indicator)
			.where('ended_at', 'is', null)
			.execute();
		if (person_id !== null) {
			const row = { id: newId(), edition_id: edition.id, indicator, person_id, set_at: context.now, set_by: context.actor.id };
			await trx.insertInto('reporting.indicator_owner').values(row).execute();
		}
		await record(trx, context, {
			name: 'indicator_owner.set',
			subject: { kind: 'edition', id: edition.id },
			also: [{ kind: 'centre', id: edition.centre_id }],
			particulars: { indicator: definitions[indicator].name, name: chosen?.name ?? '–' }
		});
		return done(null);
	});
}
