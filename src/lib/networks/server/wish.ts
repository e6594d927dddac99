import { done, isId, newId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import type { Wish } from '../situation.ts';
import { contradiction, misfitTogether } from '../wishes.ts';
import { countChange, lockFormation, situationOf, wishesOf, type FormationRefusal } from './formation.ts';

export type MakeWish = { edition_id: string; kind: string; school_id: string; other_id: string; reason: string };
export type WishRefusal = FormationRefusal | 'wish_unreadable' | 'already_wished' | 'wishes_clash' | 'too_many_together';

/**
 * Says that two schools of an edition shall share a network, or shall not. A wish that cannot be kept beside those that
 * stand is refused with the schools between which it clashes, as a fault of `other_id` with their names.
 */
export function makeWish(context: Context, input: MakeWish): Promise<Outcome<{ id: string }, WishRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockFormation(trx, context, input.edition_id);
		if (!found.ok) return found;
		const { edition, formation } = found.value;
		const { schools } = await situationOf(trx, context, formation);
		const names = new Map(schools.map(({ id, name }) => [id, name]));
		const read = readWish(input, names);
		if (!read.ok) return read;
		const standing = await wishesOf(trx, edition.id);
		const wish = read.value;
		if (standing.some(({ kind, school_id, other_id }) => kind === wish.kind && school_id === wish.school_id && other_id === wish.other_id))
			return refused('already_wished');
		const chain = contradiction(standing, wish);
		const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? '…').join(', ');
		if (chain) {
			const told = chain.at(-1) === input.school_id ? chain.toReversed() : chain;
			return refused('wishes_clash', [{ field: 'other_id', key: 'wishes_clash', values: { schools: named(told) } }]);
		}
		const crowd = misfitTogether([...standing, wish], formation.most);
		if (crowd)
			return refused('too_many_together', [
				{ field: 'other_id', key: 'too_many_together', values: { schools: named(crowd), most: formation.most } }
			]);

		const id = newId();
		const reason = input.reason.trim().slice(0, 1000);
		await trx
			.insertInto('networks.wish')
			.values({ id, edition_id: edition.id, ...wish, reason, made_at: context.now, made_by: context.actor.id })
			.execute();
		await countChange(trx, context, edition.id);
		await record(trx, context, {
			name: 'formation.wish_made',
			subject: { kind: 'edition', id: edition.id },
			particulars: { edition: edition.name, kind: wish.kind, school: names.get(wish.school_id), other: names.get(wish.other_id) }
		});
		return done({ id });
	});
}

/** Takes a wish back. Proposals that were made with it keep it. */
export function endWish(
	context: Context,
	{ edition_id, wish_id }: { edition_id: string; wish_id: string }
): Promise<Outcome<undefined, FormationRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await lockFormation(trx, context, edition_id);
		if (!found.ok) return found;
		if (!isId(wish_id)) return refused('not_found');
		const ended = await trx
			.updateTable('networks.wish')
			.set({ ended_at: context.now })
			.where('id', '=', wish_id)
			.where('edition_id', '=', edition_id)
			.where('ended_at', 'is', null)
			.returning('id')
			.executeTakeFirst();
		if (!ended) return refused('not_found');
		await countChange(trx, context, edition_id);
		await record(trx, context, {
			name: 'formation.wish_ended',
			subject: { kind: 'edition', id: edition_id },
			particulars: { edition: found.value.edition.name }
		});
		return done();
	});
}

function readWish({ kind, school_id, other_id }: MakeWish, names: ReadonlyMap<string, string>): Outcome<Wish, 'wish_unreadable'> {
	const faults = [
		...(kind === 'apart' || kind === 'together' ? [] : [{ field: 'kind', key: 'formation_fault_wish_kind' }]),
		...(names.has(school_id) ? [] : [{ field: 'school_id', key: 'formation_fault_wish_school' }]),
		...(names.has(other_id) ? [] : [{ field: 'other_id', key: 'formation_fault_wish_other' }]),
		...(names.has(school_id) && school_id === other_id ? [{ field: 'other_id', key: 'formation_fault_wish_same' }] : [])
	];
	if (faults.length > 0) return refused('wish_unreadable', faults);
	const [one, other] = [school_id, other_id].toSorted() as [string, string];
	return done({ kind: kind as Wish['kind'], school_id: one, other_id: other });
}
