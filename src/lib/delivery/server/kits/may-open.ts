import { dayOf } from '#platform';
import type { Context, MayOpen, Trx } from '#platform/server';
import { rolesOf } from '#people/server';
import { editionFor } from '#programmes/server';
import { deliveriesOf, type Delivery } from '../deliveries/delivery-record.ts';
import { readerOf } from '../deliveries/reader.ts';
import { kitsOf } from './kit-rows.ts';

/**
 * Material of an edition: officers of the centre; those who lead something on its topic; and, in the version that their kit holds, the school
 * and from the first day on its participants – hand-outs only – for good.
 */
export const mayOpenMaterial: MayOpen = async (trx, context, { owner_id }) => {
	const material = await trx
		.selectFrom('delivery.material')
		.select(['id', 'edition_id', 'topic', 'pack'])
		.where('id', '=', owner_id)
		.executeTakeFirst();
	if (!material) return false;
	if (await editionFor(trx, context, material.edition_id)) return true;
	for (const delivery of await concerning(trx, context, material.edition_id)) {
		const as = (await readerOf(trx, context, delivery))?.as;
		if (as === 'lecturer' && (material.topic === null || material.topic === delivery.topic)) return true;
		const holds = (await kitsOf(trx, [delivery.id])).some(({ materials }) => materials.includes(material.id));
		if (holds && (as === 'lecturer' || as === 'school')) return true;
		const begun = delivery.first_on !== null && delivery.first_on <= dayOf(context.now);
		if (holds && as === 'participant' && begun && material.pack === 'handout') return true;
	}
	return false;
};

/** The deliveries of an edition that somebody leads, takes part in, or hosts with their school. */
async function concerning(trx: Trx, { actor, now }: Context, editionId: string): Promise<Delivery[]> {
	if (actor.kind !== 'person') return [];
	const roles = await rolesOf(trx, actor.id, dayOf(now));
	const schools = roles.filter(({ kind }) => kind === 'school_head' || kind === 'school_coordinator');
	const found = [...(await deliveriesOf(trx, { lecturer_id: actor.id })), ...(await deliveriesOf(trx, { person_id: actor.id }))];
	for (const { organisation_id } of schools) found.push(...(await deliveriesOf(trx, { school_id: organisation_id })));
	return found.filter(({ edition_id }) => edition_id === editionId);
}
