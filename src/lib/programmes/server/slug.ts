import { sql } from 'kysely';
import type { Trx } from '#platform/server';

/** A name as it stands in an address: „Mini mokymai 2027 m.“ is `mini-mokymai-2027-m`. */
export function slugFrom(name: string, most = 50): string {
	const plain = name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, most)
		.replace(/^-+|-+$/g, '');
	return plain.length < 2 ? `nr-${plain || 1}` : plain;
}

/** Whether a part of an address can name anything at all: asked before the database is. */
export const isSlug = (text: string): boolean => /^[a-z0-9-]{1,90}$/.test(text);

/** Words that addresses of the centre's desk use themselves. */
const reserved = new Set(['new', 'blueprints', 'calls', 'editions']);

/** The first address with these words that nobody has yet; two who ask at once wait for each other. */
export async function freeSlug(trx: Trx, table: 'programmes.programme' | 'programmes.call', wanted: string): Promise<string> {
	await sql`select pg_advisory_xact_lock(hashtext(${table}))`.execute(trx);
	const taken = await trx.selectFrom(table).select('slug').where('slug', 'like', `${wanted}%`).execute();
	return firstFree(wanted, (slug) => reserved.has(slug) || taken.some((row) => row.slug === slug));
}

/** The same within one programme, whose row the caller has locked. */
export async function freeEditionSlug(trx: Trx, programmeId: string, wanted: string): Promise<string> {
	const taken = await trx.selectFrom('programmes.edition').select('slug').where('programme_id', '=', programmeId).execute();
	return firstFree(wanted, (slug) => reserved.has(slug) || taken.some((row) => row.slug === slug));
}

function firstFree(wanted: string, isTaken: (slug: string) => boolean): string {
	let [slug, number] = [wanted, 1];
	while (isTaken(slug)) slug = `${wanted}-${++number}`;
	return slug;
}
