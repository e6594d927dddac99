import pg from 'pg';
import type { Pool } from './open.ts';

/** What is done with what is heard; `missed` is called after the connection was lost: something may have been said meanwhile. */
export type Ears = { heard: (payload: string) => void; missed: () => void };

/** Milliseconds after which a lost connection is tried again, at first and at most. */
const patience = { first: 250, most: 10_000 };

/**
 * Listens to a channel of PostgreSQL on a connection of its own beside the pool, and connects again when it is lost. Resolves
 * once it listens; answers how to stop.
 */
export async function listen(pool: Pool, channel: string, ears: Ears): Promise<() => Promise<void>> {
	let client: pg.Client | undefined;
	let stopped = false;

	const connect = async (): Promise<void> => {
		const next = new pg.Client({ ...pool.options, keepAlive: true });
		next.on('error', () => undefined);
		next.on('notification', ({ payload }) => ears.heard(payload ?? ''));
		await next.connect();
		await next.query(`listen ${pg.escapeIdentifier(channel)}`).catch((error: unknown) => next.end().then(() => Promise.reject(error)));
		next.once('end', () => void again(patience.first));
		client = next;
		if (stopped) await next.end();
	};
	const again = async (wait: number): Promise<void> => {
		if (stopped) return;
		await new Promise((resolve) => setTimeout(resolve, wait).unref());
		if (stopped) return;
		await connect().then(ears.missed, () => again(Math.min(wait * 2, patience.most)));
	};

	await connect();
	return async () => {
		stopped = true;
		await client?.end();
	};
}
