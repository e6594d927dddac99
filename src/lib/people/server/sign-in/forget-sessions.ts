import type { Trx } from '#platform/server';

/** Forgets sessions and unused links whose time is over, with the addresses they came from: the calendar calls this every night. */
export async function forgetSessions(trx: Trx, now: Date): Promise<void> {
	await trx.deleteFrom('people.session').where('expires_at', '<', now).execute();
	await trx.deleteFrom('people.verification').where('expires_at', '<', now).execute();
}
