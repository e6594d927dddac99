import { sql } from 'kysely';
import { inLocale, type Text } from '#platform';
import type { Eraser } from '#people/server';

/** That somebody coordinated a network stays, by a link; what they wished and why they answered as they did goes. A duty that goes on is handed over first. */
export const eraseFromNetworks: Eraser = {
	counts: async (trx, id) => {
		const { rows } = await sql<{ helper: number }>`
			select (select count(*)::int from networks.helper where person_id = ${id})
				+ (select count(*)::int from networks.duty where person_id = ${id} and reason <> '') as helper`.execute(trx);
		return rows[0] ?? {};
	},
	duties: async (trx, id) => {
		const { rows } = await sql<{ name: Text }>`
			select n.name from networks.duty d join networks.network n on n.id = d.network_id
			where d.person_id = ${id} and d.answer = 'accepted' and d.ended_at is null and n.closed_on is null order by n.number`.execute(trx);
		return rows.map(({ name }) => ({ kind: 'network', what: inLocale(name, 'lt') }));
	},
	erase: async (trx, { id }, now) => {
		await sql`update networks.duty set answer = 'withdrawn', answered_at = ${now} where person_id = ${id} and answer is null`.execute(trx);
		await sql`update networks.duty set reason = '' where person_id = ${id}`.execute(trx);
		await sql`update networks.helper set topics = '{}', most_networks = 0 where person_id = ${id}`.execute(trx);
	}
};
