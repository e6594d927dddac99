import { addDays, dayInWords, dayOf, done, isDay, isId, refused, type Day, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { firstCriteria } from '../../criteria.ts';
import { bestHost } from '../../measure.ts';
import { formationOf } from '../formation.ts';
import { asFormed } from './edition-situation.ts';
import { schoolLeft } from './mails/schools.ts';
import { counts, lockNetwork, membershipsOf, type MemberRecord, type NetworkRecord } from './network-record.ts';
import { sideOf } from './side.ts';
import { aboutNetwork, officersOf, readersOf, subjectsOf, tell } from './tell.ts';
import { dayTold, readReason } from './words.ts';

export type LeaveNetwork = { membership_id: string; last_day: string; reason: string };
export type LeaveRefusal = 'not_found' | 'network_closed' | 'already_left' | 'founder_stays' | 'leave_faulty';

/** How long ago the last day of a school in a network can have been. */
const daysBack = 31;

/**
 * A school leaves a network after a day, with a reason: its head or a coordinator says so, or the centre does. The membership
 * stays on record with its dates; where the school was host, the network meets where it is best for those who stay. Everybody
 * concerned is told. The school that founded a network closes it instead.
 */
export function leaveNetwork(context: Context, input: LeaveNetwork): Promise<Outcome<{ network_id: string; left: number }, LeaveRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const today = dayOf(context.now);
		const found = await lockMembership(trx, context, input.membership_id);
		if (!found) return refused('not_found');
		const { network, member, members } = found;
		if (network.closed_on !== null) return refused('network_closed');
		if (member.left_at !== null) return refused('already_left');
		if (network.founder_id === member.school_id) return refused('founder_stays');
		const { reason, faults } = readReason(input.reason);
		const all = [...lastDayFaults(input.last_day, member, network, today), ...faults];
		if (all.length > 0) return refused('leave_faulty', all);

		const readers = [...(await readersOf(trx, context, network)), ...(await officersOf(trx, context, network))];
		await trx
			.updateTable('networks.membership')
			.set({ ends_on: input.last_day, left_at: context.now, left_by: context.actor.id, left_why: reason })
			.where('id', '=', member.id)
			.execute();
		const stay = members.filter((one) => one.id !== member.id && counts(one, today));
		await moveHost(trx, network, stay);
		await record(trx, context, {
			name: 'network.school_left',
			...subjectsOf(network, member.school_id),
			particulars: { network: network.name, school: member.school, until: dayTold(input.last_day), reason }
		});
		await tell(trx, context, readers, 'school-left', `network.school_left:${member.id}`, (locale) =>
			schoolLeft[locale]({
				...aboutNetwork(network, locale),
				school: member.school,
				until: dayInWords(input.last_day, locale),
				why: reason
			})
		);
		return done({ network_id: network.id, left: stay.length });
	});
}

/** A membership with its network locked, for whoever speaks for the school and for the centre. */
async function lockMembership(
	trx: Trx,
	context: Context,
	id: string
): Promise<{ network: NetworkRecord; member: MemberRecord; members: MemberRecord[] } | undefined> {
	const row = isId(id)
		? await trx.selectFrom('networks.membership').select('network_id').where('id', '=', id).executeTakeFirst()
		: undefined;
	const network = row && (await lockNetwork(trx, row.network_id));
	if (!network) return undefined;
	const members = await membershipsOf(trx, [network.id], dayOf(context.now));
	const member = members.find((one) => one.id === id);
	const side = await sideOf(trx, context, network, members);
	return member && side && (side.centre || side.speaks.includes(member.school_id)) ? { network, member, members } : undefined;
}

function lastDayFaults(last: string, { starts_on }: MemberRecord, { edition, kind }: NetworkRecord, today: Day): Fault[] {
	if (!isDay(last)) return [{ field: 'last_day', key: 'fault_day' }];
	const [earliest] = [addDays(today, -daysBack), starts_on].sort().reverse();
	if (earliest && last < earliest) return [{ field: 'last_day', key: 'fault_day_too_early' }];
	return kind === 'formed' && last > edition.ends_on ? [{ field: 'last_day', key: 'fault_day_too_late' }] : [];
}

/** Where the host has gone, the network meets where it costs those who stay the least. */
export async function moveHost(trx: Trx, network: NetworkRecord, stay: readonly MemberRecord[]): Promise<void> {
	if (stay.length === 0 || stay.some(({ school_id }) => school_id === network.host_id)) return;
	const criteria = (await formationOf(trx, network.edition_id))?.criteria ?? firstCriteria;
	const { schools_least: least, schools_most: most } = network;
	const situation = { networks: 1, least, most, criteria, schools: stay.map(asFormed), wishes: [] };
	const host_id = bestHost(
		situation,
		stay.map(({ school_id }) => school_id)
	);
	await trx.updateTable('networks.network').set({ host_id }).where('id', '=', network.id).execute();
}
