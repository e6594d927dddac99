import { sql } from 'kysely';
import type { Trx } from '#platform/server';
import { keeperOf, type Keeper } from '#people/server';

/** Consents that were withdrawn; one that holds stays as long as it holds. */
export const practiceKeepers: readonly Keeper[] = [
	keeperOf('consents', (before) => sql`select id from practices.consent where withdrawn_at < ${before}`, takeConsents)
];

async function takeConsents(trx: Trx, ids: readonly string[]): Promise<void> {
	await sql`delete from practices.consent_person where consent_id = any(${[...ids]}::uuid[])`.execute(trx);
	await sql`delete from practices.consent where id = any(${[...ids]}::uuid[])`.execute(trx);
}
