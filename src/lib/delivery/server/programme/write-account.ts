import * as v from 'valibot';
import { dayOf, done, newId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { AccountedSchema, unaccounted, type Accounted } from '../../adaptation.ts';
import { heldFor, subjectsOfDelivery } from '../room/delivery-for.ts';
import { accountsOf, adaptationsOf, baseFor } from './rows.ts';

/** Each block of the programme by its key; what was added is named by its title and `added`. `seen` is the number of the account shown. */
export type AccountInput = { delivery_id: string; blocks: Accounted[]; note: string; seen?: number };
export type AccountRefusal = 'not_found' | 'not_begun' | 'base_missing' | 'account_unreadable' | 'changed_meanwhile';

const longestNote = 5000;

/**
 * Writes down what was really done of the programme. By those who lead the delivery and officers of the centre, from its first day on. Every
 * block of the programme is spoken of. What was written before stays; the last word counts.
 */
export function writeAccount(context: Context, input: AccountInput): Promise<Outcome<{ id: string; number: number }, AccountRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const held = await heldFor(trx, context, input.delivery_id, ['officer', 'lecturer']);
		if (!held.ok) return held;
		const { delivery } = held.value;
		if (delivery.first_on === null || delivery.first_on > dayOf(context.now)) return refused('not_begun');
		const [adaptation] = await adaptationsOf(trx, delivery.id);
		const programme = adaptation ?? (await baseFor(trx, delivery));
		if (!programme) return refused('base_missing');
		const read = v.safeParse(AccountedSchema, input.blocks);
		const faults: Fault[] = [
			...unaccounted(programme.blocks, input.blocks).map((key) => ({
				field: `done_${key}`,
				key: 'delivery_fault_account_block',
				values: { number: programme.blocks.findIndex((block) => block.key === key) + 1 }
			})),
			...(read.success ? [] : [{ field: 'added_0', key: 'delivery_fault_account_unreadable' }]),
			...(input.note.length > longestNote ? [{ field: 'note', key: 'delivery_fault_account_note', values: { most: longestNote } }] : [])
		];
		if (faults.length > 0 || !read.success) return refused('account_unreadable', faults);
		const [last] = await accountsOf(trx, delivery.id);
		if (input.seen !== undefined && input.seen !== (last?.number ?? 0)) return refused('changed_meanwhile');
		const known = new Set(programme.blocks.map(({ key }) => key));
		const [id, number] = [newId(), (last?.number ?? 0) + 1];
		await trx
			.insertInto('delivery.account')
			.values({
				id,
				delivery_id: delivery.id,
				number,
				adaptation_id: adaptation?.id ?? null,
				blocks: JSON.stringify(read.output.filter(({ block, done }) => done === 'added' || known.has(block))),
				note: input.note.trim(),
				written_at: context.now,
				written_by: context.actor.id
			})
			.execute();
		await record(trx, context, {
			name: 'account.written',
			...subjectsOfDelivery(delivery),
			particulars: { reference: delivery.reference, number }
		});
		return done({ id, number });
	});
}
