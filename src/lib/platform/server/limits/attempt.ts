import { sql } from 'kysely';
import type { Trx } from '../db/open.ts';

/** How often something may be tried: so many times within so many seconds. */
export type Limit = { times: number; seconds: number };

/**
 * Counts one attempt of somebody (an address, an account) at something, and answers whether it is still within the
 * limit. The window is fixed, so that counting is one row and one statement however many web processes ask.
 */
export async function within(trx: Trx, now: Date, what: string, who: string, { times, seconds }: Limit): Promise<boolean> {
	const began = new Date(Math.floor(now.getTime() / (seconds * 1000)) * seconds * 1000);
	const { rows } = await sql<{ times: number }>`
		insert into platform.attempt (what, who, began_at, times) values (${what}, ${who}, ${began}, 1)
		on conflict (what, who, began_at) do update set times = platform.attempt.times + 1
		returning times`.execute(trx);
	return (rows[0]?.times ?? 0) <= times;
}

/** Whether somebody has used up a limit already, counting nothing: for what is refused even to whoever would be right now. */
export async function isSpent(trx: Trx, now: Date, what: string, who: string, { times, seconds }: Limit): Promise<boolean> {
	const began = new Date(Math.floor(now.getTime() / (seconds * 1000)) * seconds * 1000);
	const { rows } = await sql<{ times: number }>`
		select times from platform.attempt where what = ${what} and who = ${who} and began_at = ${began}`.execute(trx);
	return (rows[0]?.times ?? 0) >= times;
}

/** Forgets attempts older than a day: the calendar calls this every night. */
export async function forgetAttempts(trx: Trx, now: Date): Promise<void> {
	await trx
		.deleteFrom('platform.attempt')
		.where('began_at', '<', new Date(now.getTime() - 86_400_000))
		.execute();
}
