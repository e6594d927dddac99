import { dayOf, done, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { Topic } from '#programmes';
import { editionFor, editionOf, type EditionOfCentre } from '#programmes/server';
import { topicsOf } from '#scheduling/server';
import { kitRemarks, stageOfKit, type KitRemark, type KitStage, type Pack } from '../../kit.ts';
import { deliveriesOf, type Delivery } from '../deliveries/delivery-record.ts';
import type { DeliveryReader } from '../deliveries/reader.ts';
import { deliveryFor } from '../room/delivery-for.ts';
import { kitsOf, teamSizes, type Kit } from './kit-rows.ts';
import { isCurrent, materialsByIds, materialsOf, type Material } from './materials.ts';

/** A pack that the terms ask for, with what is in it and what is to be looked at. */
export type KitLine = { pack: Pack; kit: Kit | null; stage: KitStage; materials: Material[]; remarks: KitRemark[] };
export type DeliveryKits = { delivery: Delivery; participants: number; lines: KitLine[] };
export type KitsPage = DeliveryKits & { as: DeliveryReader; today: string };

/** The packs of a delivery, for its officers, those who lead it, and its school. */
export function readKits(context: Context, id: string): Promise<Outcome<KitsPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await deliveryFor(trx, context, id, ['officer', 'lecturer', 'school']);
		if (!found.ok) return found;
		const { delivery, as } = found.value;
		const edition = await editionOf(trx, delivery.edition_id);
		const [kits] = edition ? await kitsWithRemarks(trx, context, edition, [delivery]) : [];
		return kits ? done({ ...kits, as, today: dayOf(context.now) }) : refused('not_found');
	});
}

export type EditionKits = { edition: EditionOfCentre; kits: DeliveryKits[]; today: string };

/** The packs of all deliveries of an edition that stand, the earliest first, for officers of its centre. */
export function readEditionKits(context: Context, { edition_id }: { edition_id: string }): Promise<Outcome<EditionKits, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		const deliveries = (await deliveriesOf(trx, { edition_id })).filter(({ cancelled_at }) => cancelled_at === null);
		return done({ edition, kits: await kitsWithRemarks(trx, context, edition, deliveries), today: dayOf(context.now) });
	});
}

export type MaterialsPage = { edition: EditionOfCentre; topics: Topic[]; materials: Material[] };

/** All material of an edition with its versions, for officers of its centre. */
export function readMaterials(context: Context, { edition_id }: { edition_id: string }): Promise<Outcome<MaterialsPage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		if (!edition) return refused('not_found');
		return done({ edition, topics: await topicsOf(trx, edition_id), materials: await materialsOf(trx, edition_id) });
	});
}

export type OwnMaterials = {
	delivery: Delivery;
	as: DeliveryReader;
	/** To participants the hand-outs open on the first day: until then there are none. */
	opened: boolean;
	packs: { pack: Pack; materials: Material[] }[];
};

/**
 * The material of a delivery in the versions that its kits hold, however long it is over: hand-outs for participants, the methodical set
 * also for the school and who leads it.
 */
export function readOwnMaterials(context: Context, id: string): Promise<Outcome<OwnMaterials, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await deliveryFor(trx, context, id, ['officer', 'lecturer', 'school', 'participant']);
		if (!found.ok) return found;
		const { delivery, as } = found.value;
		const begun = delivery.first_on !== null && delivery.first_on <= dayOf(context.now);
		const opened = as !== 'participant' || begun;
		const kits = (await kitsOf(trx, [delivery.id])).filter(({ pack }) => opened && (pack === 'handout' || as !== 'participant'));
		const known = await materialsByIds(
			trx,
			kits.flatMap(({ materials }) => materials)
		);
		return done({
			delivery,
			as,
			opened,
			packs: kits.map(({ pack, materials }) => ({ pack, materials: materials.flatMap((one) => known.get(one) ?? []) }))
		});
	});
}

/** Kits and remarks of deliveries, in as many questions however many they are. */
async function kitsWithRemarks(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	edition: EditionOfCentre,
	deliveries: readonly Delivery[]
): Promise<DeliveryKits[]> {
	const ids = deliveries.map(({ id }) => id);
	const [kits, people] = [await kitsOf(trx, ids), await teamSizes(trx, ids)];
	const known = await materialsByIds(
		trx,
		kits.flatMap(({ materials }) => materials)
	);
	return deliveries.map((delivery) => {
		const participants = people.get(delivery.id) ?? 0;
		const own = kits.filter(({ delivery_id }) => delivery_id === delivery.id);
		const asked = [...new Set([...edition.terms.packs, ...own.map(({ pack }) => pack)])];
		const lines = asked.map((pack): KitLine => {
			const kit = own.find((one) => one.pack === pack) ?? null;
			const materials = (kit?.materials ?? []).flatMap((one) => known.get(one) ?? []);
			const facts = { participants, outdated: !materials.every(isCurrent), first_day: delivery.first_on, today: dayOf(now) };
			return { pack, kit, stage: stageOfKit(kit), materials, remarks: kitRemarks(pack, kit, facts) };
		});
		return { delivery, participants, lines };
	});
}
