import { sql } from 'kysely';
import type { Trx } from '#platform/server';
import type { OrganisationKind } from '../role.ts';

/** Adds or renames many organisations in one statement: an import of the register brings a thousand schools at once. */
export async function addOrganisations(
	trx: Trx,
	organisations: readonly { id: string; kind: OrganisationKind; name: string }[]
): Promise<void> {
	if (organisations.length === 0) return;
	await sql`
		insert into people.organisation (id, kind, name)
		select id, kind, name from jsonb_to_recordset(${JSON.stringify(organisations)}::jsonb) as given (id uuid, kind text, name text)
		on conflict (id) do update set name = excluded.name`.execute(trx);
}

/** Takes back organisations that were added by mistake. The database refuses where anybody holds or held a role in one. */
export async function removeOrganisations(trx: Trx, ids: readonly string[]): Promise<void> {
	if (ids.length > 0)
		await trx
			.deleteFrom('people.organisation')
			.where('id', 'in', [...ids])
			.execute();
}
