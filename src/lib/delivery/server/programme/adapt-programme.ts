import { dayOf, done, isId, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { longestReason, reasonsLacking, type Reason } from '../../adaptation.ts';
import { alterationsBetween, readBlocks, type Block, type BlockInput } from '../../blocks.ts';
import type { Delivery } from '../deliveries/delivery-record.ts';
import { lecturersOf } from '../deliveries/parts.ts';
import { findingsOf } from '../room/applications-of.ts';
import { heldFor, subjectsOfDelivery } from '../room/delivery-for.ts';
import { newBlockKey } from './block-key.ts';
import { mayBeginFrom } from './earlier.ts';
import { adaptationsOf, baseById, baseFor, type BaseProgramme } from './rows.ts';

/**
 * `reasons` name, block by block, why it differs from the base programme and the finding of the school (`framework:indicator`) that it answers to.
 * `base_id` is the base programme in force when left out; `from_id` the earlier adaptation that it began from; `seen` the version shown.
 */
export type AdaptInput = {
	delivery_id: string;
	base_id?: string | undefined;
	from_id?: string | null;
	blocks: BlockInput[];
	reasons: Reason[];
	seen?: number;
};
export type AdaptRefusal =
	| 'not_found'
	| 'delivery_cancelled'
	| 'base_missing'
	| 'earlier_unknown'
	| 'programme_unreadable'
	| 'change_without_reason'
	| 'changed_meanwhile'
	| 'nothing_changed';

/**
 * Adapts the programme for the school of a delivery, as a version (M-18). By those who lead it and officers of the centre. Every block that
 * differs from the base has its reason and, where the school brought findings, the one that it answers to; else it is refused.
 */
export function adaptProgramme(context: Context, input: AdaptInput): Promise<Outcome<{ id: string; number: number }, AdaptRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const held = await heldFor(trx, context, input.delivery_id, ['officer', 'lecturer']);
		if (!held.ok) return held;
		const { delivery } = held.value;
		if (delivery.cancelled_at !== null) return refused('delivery_cancelled');
		const base = await chosenBase(trx, delivery, input.base_id);
		if (!base) return refused('base_missing');
		if (input.from_id && !(await mayBeginFrom(trx, context, delivery, input.from_id))) return refused('earlier_unknown');
		const read = readBlocks(input.blocks, newBlockKey);
		if ('faults' in read) return refused('programme_unreadable', read.faults);
		const blocks = await withKnownLeaders(trx, delivery, read.blocks);

		const altered = alterationsBetween(base.blocks, blocks);
		const reasons = altered.flatMap(({ key }) => input.reasons.find(({ block }) => block === key) ?? []);
		const long = reasons.filter(({ why }) => why.trim().length > longestReason);
		if (long.length > 0)
			return refused(
				'programme_unreadable',
				long.map(({ block }) => ({ field: `why_${block}`, key: 'delivery_fault_too_long', values: { most: longestReason } }))
			);
		const lacking = reasonsLacking(altered, reasons, await findingsOf(trx, context, held.value));
		if (lacking.length > 0)
			return refused(
				'change_without_reason',
				lacking.map(({ block, lacks }) => ({ field: `${lacks}_${block}`, key: `delivery_fault_change_${lacks}` }))
			);
		const [last] = await adaptationsOf(trx, delivery.id);
		if (input.seen !== undefined && input.seen !== (last?.number ?? 0)) return refused('changed_meanwhile');
		if (last?.base_id === base.id && JSON.stringify([last.blocks, last.reasons]) === JSON.stringify([blocks, reasons]))
			return refused('nothing_changed');

		const [id, number] = [newId(), (last?.number ?? 0) + 1];
		await trx
			.insertInto('delivery.adaptation')
			.values({
				id,
				delivery_id: delivery.id,
				number,
				base_id: base.id,
				from_id: input.from_id ?? null,
				blocks: JSON.stringify(blocks),
				reasons: JSON.stringify(reasons),
				written_at: context.now,
				written_by: context.actor.id
			})
			.execute();
		await record(trx, context, {
			name: 'programme.adapted',
			...subjectsOfDelivery(delivery),
			particulars: { reference: delivery.reference, number, changes: altered.length, day: dayOf(context.now) }
		});
		return done({ id, number });
	});
}

/** The base that was named, where it is one of the edition; else the one in force for the topic. */
async function chosenBase(trx: Trx, delivery: Delivery, id: string | undefined): Promise<BaseProgramme | undefined> {
	if (!id) return baseFor(trx, delivery);
	const base = isId(id) ? await baseById(trx, id) : undefined;
	return base?.edition_id === delivery.edition_id && (base.topic === delivery.topic || base.topic === null) ? base : undefined;
}

/** Only those who lead the delivery lead a block of it: an earlier adaptation may name others. */
async function withKnownLeaders(trx: Trx, delivery: Delivery, blocks: readonly Block[]): Promise<Block[]> {
	const leading = new Set((await lecturersOf(trx, delivery.id)).map(({ person_id }) => person_id));
	return blocks.map((block) => ({ ...block, led_by: block.led_by.filter((person) => leading.has(person)) }));
}
