import { done, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { editionFor, type EditionOfCentre } from '#programmes/server';
import { quantityOf, stageOfKit, type Pack } from '../../kit.ts';
import { deliveriesOf, type Delivery } from '../deliveries/delivery-record.ts';
import { kitsOf, teamSizes, type Kit } from './kit-rows.ts';
import { materialsOf, packOf, type Material } from './materials.ts';

/** For these deliveries of the edition; for all of them when left out. */
export type MakeKitsInput = { edition_id: string; delivery_ids?: readonly string[] | undefined };
export type MakeKitsRefusal = 'not_found' | 'no_packs_in_terms' | 'no_material';

/**
 * Reckons the kits of deliveries from their teams and today's material (M-19): a hand-out for each participant, a methodical set for the
 * school. By an officer of the centre. What has not been printed yet is reckoned anew; what was printed or sent stays as it is.
 */
export function makeKits(
	context: Context,
	{ edition_id, delivery_ids }: MakeKitsInput
): Promise<Outcome<{ made: number; renewed: number }, MakeKitsRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		if (edition.terms.packs.length === 0) return refused('no_packs_in_terms');
		await trx.selectFrom('programmes.edition').select('id').where('id', '=', edition_id).forUpdate().execute();
		const material = await materialsOf(trx, edition.id);
		const deliveries = (await deliveriesOf(trx, { edition_id })).filter(
			({ id, cancelled_at }) => cancelled_at === null && (delivery_ids?.includes(id) ?? true)
		);
		const wanted = await wantedKits(trx, edition, deliveries, material);
		if (wanted.length === 0) return refused('no_material');
		const standing = await kitsOf(
			trx,
			deliveries.map(({ id }) => id)
		);
		const counts = { made: 0, renewed: 0 };
		for (const kit of wanted) {
			const existing = standing.find(({ delivery_id, pack }) => delivery_id === kit.delivery_id && pack === kit.pack);
			if (!existing) await make(trx, context, kit, counts);
			else if (isToRenew(existing, kit)) await renew(trx, kit, counts);
		}
		if (counts.made + counts.renewed > 0)
			await record(trx, context, {
				name: 'kits.made',
				subject: { kind: 'edition', id: edition.id },
				particulars: { ...counts, edition: edition.name }
			});
		return done(counts);
	});
}

type Wanted = Pick<Kit, 'delivery_id' | 'pack' | 'quantity' | 'materials'>;

/** Nothing is packed for nobody, and no pack is empty. */
async function wantedKits(
	trx: Trx,
	{ terms }: EditionOfCentre,
	deliveries: readonly Delivery[],
	material: readonly Material[]
): Promise<Wanted[]> {
	const people = await teamSizes(
		trx,
		deliveries.map(({ id }) => id)
	);
	return deliveries.flatMap(({ id, topic }) =>
		terms.packs.flatMap((pack: Pack): Wanted[] => {
			const team = people.get(id) ?? 0;
			const materials = packOf(material, pack, topic).map((one) => one.id);
			return team === 0 || materials.length === 0 ? [] : [{ delivery_id: id, pack, quantity: quantityOf(pack, team), materials }];
		})
	);
}

const isToRenew = (kit: Kit, wanted: Wanted): boolean =>
	stageOfKit(kit) === 'made' &&
	(kit.quantity !== wanted.quantity || kit.materials.toSorted().join() !== wanted.materials.toSorted().join());

async function make(trx: Trx, { now, actor }: Context, kit: Wanted, counts: { made: number }): Promise<void> {
	await trx
		.insertInto('delivery.kit')
		.values({ ...kit, made_at: now, made_by: actor.id })
		.execute();
	counts.made += 1;
}

async function renew(trx: Trx, { delivery_id, pack, quantity, materials }: Wanted, counts: { renewed: number }): Promise<void> {
	await trx
		.updateTable('delivery.kit')
		.set((eb) => ({ quantity, materials, revision: eb('revision', '+', 1) }))
		.where('delivery_id', '=', delivery_id)
		.where('pack', '=', pack)
		.execute();
	counts.renewed += 1;
}
