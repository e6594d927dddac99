import { addDays, dayInWords, dayOf, done, isDay, refused, type Fault, type Outcome } from '#platform';
import { sql } from 'kysely';
import { record, type Context } from '#platform/server';
import { networkClosed } from './mails/schools.ts';
import { lockNetwork } from './network-record.ts';
import { sideOf } from './side.ts';
import { aboutNetwork, readersOf, subjectsOf, tell } from './tell.ts';
import { dayTold, readReason } from './words.ts';

export type CloseNetwork = { network_id: string; last_day: string; reason: string };
export type CloseRefusal = 'not_found' | 'network_closed' | 'close_faulty';

/**
 * A network ends its work after a day, with a reason: the centre closes it, a founded one also its founder. Memberships and
 * duties end with that day, offers and invitations are taken back; its page can still be read by those who were in it.
 */
export function closeNetwork(context: Context, input: CloseNetwork): Promise<Outcome<undefined, CloseRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { now, actor } = context;
		const network = await lockNetwork(trx, input.network_id);
		const side = network && (await sideOf(trx, context, network));
		if (!network || !side || !(side.centre || side.founder)) return refused('not_found');
		if (network.closed_on !== null) return refused('network_closed');
		const { reason, faults } = readReason(input.reason);
		const today = dayOf(now);
		const last = input.last_day;
		const day: Fault[] = !isDay(last)
			? [{ field: 'last_day', key: 'fault_day' }]
			: last < addDays(today, -31)
				? [{ field: 'last_day', key: 'fault_day_too_early' }]
				: last > today
					? [{ field: 'last_day', key: 'fault_day_too_late' }]
					: [];
		if (day.length + faults.length > 0) return refused('close_faulty', [...day, ...faults]);

		const readers = await readersOf(trx, context, network);
		await trx
			.updateTable('networks.network')
			.set({ closed_on: last, closed_at: now, closed_by: actor.id, closed_why: reason })
			.where('id', '=', network.id)
			.execute();
		await sql`update networks.membership set ends_on = greatest(starts_on, ${last}::date)
			where network_id = ${network.id} and (ends_on is null or ends_on > ${last}::date)`.execute(trx);
		await sql`update networks.duty set ends_on = greatest(starts_on, ${last}::date), ended_at = ${now}, ended_by = ${actor.id}, ended_why = ${reason}
			where network_id = ${network.id} and answer = 'accepted' and ended_at is null`.execute(trx);
		for (const table of ['networks.duty', 'networks.invitation'] as const)
			await trx
				.updateTable(table)
				.set({ answer: 'withdrawn', answered_at: now, answered_by: actor.id })
				.where('network_id', '=', network.id)
				.where('answer', 'is', null)
				.execute();
		await record(trx, context, {
			name: 'network.closed',
			...subjectsOf(network),
			particulars: { network: network.name, until: dayTold(last), reason }
		});
		await tell(trx, context, readers, 'network-closed', `network.closed:${network.id}`, (locale) =>
			networkClosed[locale]({ ...aboutNetwork(network, locale), why: reason, on: dayInWords(last, locale) })
		);
		return done();
	});
}
