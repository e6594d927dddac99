import { sql } from 'kysely';
import type { Trx } from '#platform/server';

/** The first address with the words of a name that no network has yet; two who ask at once wait for each other. */
export async function freeNetworkSlug(trx: Trx, name: string): Promise<string> {
	await sql`select pg_advisory_xact_lock(hashtext('networks slug'))`.execute(trx);
	const wanted = slugOf(name);
	const taken = new Set(
		(await trx.selectFrom('networks.network').select('slug').where('slug', 'like', `${wanted}%`).execute()).map(({ slug }) => slug)
	);
	let [slug, number] = [wanted, 1];
	while (taken.has(slug)) slug = `${wanted}-${++number}`;
	return slug;
}

/** „Elgesio problemos: Utena“ is `elgesio-problemos-utena`. */
function slugOf(name: string): string {
	const plain = name
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 60)
		.replace(/^-+|-+$/g, '');
	return plain.length < 2 ? `tinklas-${plain || 1}` : plain;
}
