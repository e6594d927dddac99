import { dayOf } from '#platform';
import type { Context, Trx } from '#platform/server';
import { holdersOf } from '#people/server';
import type { EditionOfCentre } from '#programmes/server';

/** Who answers for a figure. */
export type IndicatorOwner = { person_id: string; name: string };

/** Who answers for which indicator of an edition today. */
export async function ownersOf(trx: Trx, editionId: string): Promise<Map<string, IndicatorOwner>> {
	const rows = await trx
		.selectFrom('reporting.indicator_owner as owner')
		.innerJoin('people.person as person', 'person.id', 'owner.person_id')
		.select(['owner.indicator', 'owner.person_id', 'person.name'])
		.where('owner.edition_id', '=', editionId)
		.where('owner.ended_at', 'is', null)
		.execute();
	return new Map(rows.map(({ indicator, person_id, name }) => [indicator, { person_id, name }]));
}

/** Who could answer for one: the officers whom the centre has today. */
export const possibleOwners = async (trx: Trx, { now }: Context, { centre_id }: EditionOfCentre): Promise<IndicatorOwner[]> =>
	(await holdersOf(trx, centre_id, ['centre_officer'], dayOf(now))).map(({ person_id, name }) => ({ person_id, name }));
