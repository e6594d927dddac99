import { sql } from 'kysely';
import { asSystem, contextFor } from './context.ts';
import { openPool, type Pool } from './db/open.ts';

/** What the database knows of how an installation fares; null where it never came to pass. */
export type Pulse = { worker_seen_at: Date | null; examined_at: Date | null; letters_waiting: number };

/** One connection that is given up after so many milliseconds, to take the pulse with. */
export const openPulse = (url: string, most: number): Pool => openPool(url, { max: 1, hurried: true, most });

/** Takes the pulse of an installation: three small questions at once. Throws when its database does not answer. */
export const pulseOf = (pool: Pool, now: Date): Promise<Pulse> =>
	contextFor(pool, asSystem, now)
		.db.transaction()
		.execute(async (trx) => {
			const { rows } = await sql<Pulse>`
				select (select seen_at from platform.heartbeat where process = 'worker') as worker_seen_at,
					(select max(begun_at) from platform.examination) as examined_at,
					(select count(*)::int from platform.mail where state = 'waiting') as letters_waiting`.execute(trx);
			return rows[0] as Pulse;
		});
