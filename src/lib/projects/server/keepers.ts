import { sql } from 'kysely';
import { zone } from '#platform/server';
import { keeperOf, type Keeper } from '#people/server';

/** A network and a quarter, of which coordinators said how it goes. */
const quarterOf = sql<string>`h.network_id || ' ' || h.quarter`;

/** What coordinators answered on networks of editions that are over for the term, a quarter of a network at a time. */
export const projectKeepers: readonly Keeper[] = [
	keeperOf(
		'health',
		(before) => sql`select distinct ${quarterOf} as id from projects.health h join networks.network n on n.id = h.network_id
			join programmes.edition e on e.id = n.edition_id where (e.ends_on + 1)::timestamp at time zone ${zone} < ${before}`,
		(trx, ids) => sql`delete from projects.health h where ${quarterOf} = any(${ids}::text[])`.execute(trx)
	)
];
