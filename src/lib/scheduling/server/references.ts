import { sql } from 'kysely';
import { partsInLithuania } from '#platform';
import type { Trx } from '#platform/server';

/** The next number of a training: `MOK-2026-000042`. */
export async function nextReference(trx: Trx, now: Date): Promise<string> {
	const { rows } = await sql<{ number: number }>`select nextval('scheduling.reference') as number`.execute(trx);
	return `MOK-${partsInLithuania(now).year}-${String(rows[0]?.number ?? 0).padStart(6, '0')}`;
}
