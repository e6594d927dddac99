import type { Context, Trx } from '#platform/server';

/** Ends decisions, with why: what was decided before stays on record. */
export async function supersede(trx: Trx, { actor, now }: Context, decisions: readonly { id: string }[], why: string): Promise<void> {
	if (decisions.length === 0) return;
	await trx
		.updateTable('selection.decision')
		.set({ superseded_at: now, superseded_by: actor.id, superseded_why: why })
		.where(
			'id',
			'in',
			decisions.map(({ id }) => id)
		)
		.execute();
}
