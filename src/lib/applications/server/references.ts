import { sql } from 'kysely';
import { dayOf } from '#platform';
import type { Trx } from '#platform/server';

/** The next number of the year, as it is said on the telephone and printed: KRT-2026-000042. */
export async function nextReference(trx: Trx, now: Date): Promise<string> {
	const { rows } = await sql<{ number: number }>`select nextval('applications.reference') as number`.execute(trx);
	return `KRT-${dayOf(now).slice(0, 4)}-${String(rows[0]?.number ?? 0).padStart(6, '0')}`;
}
