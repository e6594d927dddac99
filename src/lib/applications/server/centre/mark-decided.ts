import type { Trx } from '#platform/server';

/** Notes when applications were decided, or that they are open again: a flag that stands then asks for nobody's look. */
export async function markDecided(trx: Trx, applicationIds: readonly string[], at: Date | null): Promise<void> {
	if (applicationIds.length === 0) return;
	await trx.updateTable('applications.application').set({ decided_at: at }).where('id', 'in', applicationIds).execute();
}
