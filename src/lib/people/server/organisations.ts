import { sql } from 'kysely';
import { newId } from '#platform';
import type { Trx } from '#platform/server';
import type { Organisation, OrganisationKind } from '../role.ts';

const organisations = (trx: Trx) =>
	trx.selectFrom('people.organisation').select(['id', 'kind', 'name']).$narrowType<{ kind: OrganisationKind }>();

export const organisationById = (trx: Trx, id: string): Promise<Organisation | undefined> =>
	organisations(trx).where('id', '=', id).executeTakeFirst();

/** Many organisations at once, by id. */
export async function organisationsById(trx: Trx, ids: readonly string[]): Promise<Map<string, Organisation>> {
	if (ids.length === 0) return new Map();
	const found = await organisations(trx)
		.where('id', 'in', [...new Set(ids)])
		.execute();
	return new Map(found.map((organisation) => [organisation.id, organisation]));
}

/**
 * Adds an organisation, or renames it: the register of schools brings its own ids, and a school may change its name. The
 * first centre operates the installation. Returns the id.
 */
export async function addOrganisation(
	trx: Trx,
	{ id = newId(), kind, name }: { id?: string; kind: OrganisationKind; name: string }
): Promise<string> {
	await trx
		.insertInto('people.organisation')
		.values({ id, kind, name, operates: kind === 'centre' && !(await isOperated(trx)) })
		.onConflict((conflict) => conflict.column('id').doUpdateSet({ name }))
		.execute();
	return id;
}

const isOperated = async (trx: Trx): Promise<boolean> =>
	(await trx.selectFrom('people.organisation').select('id').where('operates', '=', true).executeTakeFirst()) !== undefined;

/** Organisations of some kinds whose name contains the words, by name (L-06, L-08). */
export async function findOrganisations(
	trx: Trx,
	{ q, kinds, limit }: { q: string; kinds: readonly OrganisationKind[]; limit: number }
): Promise<Organisation[]> {
	const words = q
		.split(/[\s\p{Cc}]+/u)
		.filter(Boolean)
		.slice(0, 6);
	let query = organisations(trx).where('kind', 'in', [...kinds]);
	for (const word of words) query = query.where(sql<boolean>`strpos(platform.folded(name), platform.folded(${word})) > 0`);
	return query
		.orderBy(sql`name collate "lt-x-icu"`)
		.limit(limit)
		.execute();
}
