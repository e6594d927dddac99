import { dayOf, done, isId, newId, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { holdersOf } from '#people/server';
import { editionFor } from '#programmes/server';

export type PairInput = { edition_id: string; one_id: string; other_id: string; kind: string };
export type PairRefusal = 'not_found' | 'pair_unreadable';

/** Says that two lecturers of the centre work well together, or rather not. A new word on the same two replaces the old one. */
export function pairLecturers(context: Context, input: PairInput): Promise<Outcome<undefined, PairRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, input.edition_id);
		if (!edition) return refused('not_found');
		const holders = new Set((await holdersOf(trx, edition.centre_id, ['lecturer'], dayOf(context.now))).map(({ person_id }) => person_id));
		const [one_id, other_id] = [input.one_id, input.other_id].sort() as [string, string];
		const faults = [
			...(holders.has(input.one_id) ? [] : [{ field: 'one_id', key: 'lecturer_fault_pair' }]),
			...(holders.has(input.other_id) && one_id !== other_id ? [] : [{ field: 'other_id', key: 'lecturer_fault_pair' }]),
			...(input.kind === 'well' || input.kind === 'rather_not' ? [] : [{ field: 'kind', key: 'lecturer_fault_pair_kind' }])
		];
		if (faults.length > 0) return refused('pair_unreadable', faults);
		const { now, actor } = context;
		await trx
			.updateTable('scheduling.pairing')
			.set({ ended_at: now })
			.where('one_id', '=', one_id)
			.where('other_id', '=', other_id)
			.where('ended_at', 'is', null)
			.execute();
		await trx
			.insertInto('scheduling.pairing')
			.values({ id: newId(), one_id, other_id, kind: input.kind, said_at: now, said_by: actor.id })
			.execute();
		await record(trx, context, {
			name: 'lecturers.paired',
			subject: { kind: 'person', id: one_id },
			also: [{ kind: 'person', id: other_id }],
			particulars: { kind: input.kind }
		});
		return done();
	});
}

/** Takes back what was said of two lecturers. */
export function unpairLecturers(
	context: Context,
	{ edition_id, id }: { edition_id: string; id: string }
): Promise<Outcome<undefined, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const edition = await editionFor(trx, context, edition_id);
		const pair = isId(id)
			? await trx.selectFrom('scheduling.pairing').selectAll().where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst()
			: undefined;
		if (!edition || !pair) return refused('not_found');
		const holders = (await holdersOf(trx, edition.centre_id, ['lecturer'], dayOf(context.now))).map(({ person_id }) => person_id);
		if (!holders.includes(pair.one_id) || !holders.includes(pair.other_id)) return refused('not_found');
		await trx.updateTable('scheduling.pairing').set({ ended_at: context.now }).where('id', '=', id).execute();
		await record(trx, context, {
			name: 'lecturers.unpaired',
			subject: { kind: 'person', id: pair.one_id },
			also: [{ kind: 'person', id: pair.other_id }]
		});
		return done();
	});
}
