import { sql } from 'kysely';
import { partsInLithuania } from '#platform';
import type { Trx } from '#platform/server';

/** The next number of a project: `PROJ-2026-000042`. */
export async function nextReference(trx: Trx, now: Date): Promise<string> {
	const { rows } = await sql<{ number: number }>`select nextval('projects.reference') as number`.execute(trx);
	return `PROJ-${partsInLithuania(now).year}-${String(rows[0]?.number ?? 0).padStart(6, '0')}`;
}
