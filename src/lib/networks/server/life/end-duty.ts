import { dayOf, done, isId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { dutiesWhere, isStanding, type DutyRecord } from './duty-record.ts';
import { dutyOver } from './mails/duties.ts';
import { lockNetwork, type NetworkRecord } from './network-record.ts';
import { sideOf } from './side.ts';
import { aboutNetwork, officersOf, subjectsOf, tell } from './tell.ts';
import { readReason } from './words.ts';

type EndDuty = { duty_id: string; reason: string };
export type EndDutyRefusal = 'not_found' | 'not_standing' | 'reason_faulty';

/** Ends a duty today, with a reason: the centre does, or the person themself gives it back. The other side is told. */
export function endDuty(context: Context, { duty_id, reason: typed }: EndDuty): Promise<Outcome<undefined, EndDutyRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await held(trx, context, duty_id);
		if (!found) return refused('not_found');
		const { duty, network, centre } = found;
		if (!isStanding(duty)) return refused('not_standing');
		const { reason, faults } = readReason(typed);
		if (faults.length > 0) return refused('reason_faulty', faults);
		await trx
			.updateTable('networks.duty')
			.set({ ends_on: dayOf(context.now), ended_at: context.now, ended_by: context.actor.id, ended_why: reason })
			.where('id', '=', duty.id)
			.execute();
		await recordDuty(trx, context, 'duty.ended', network, duty, { reason });
		const readers = centre ? [duty] : await officersOf(trx, context, network);
		await tell(trx, context, readers, 'duty-over', `duty.ended:${duty.id}`, (locale) =>
			dutyOver[locale]({ ...aboutNetwork(network, locale), person: duty.name, was: 'duty', toPerson: centre, why: reason })
		);
		return done();
	});
}

/** The centre takes back an offer that was not answered yet; whoever was asked is told. */
export function withdrawOffer(
	context: Context,
	{ duty_id }: { duty_id: string }
): Promise<Outcome<undefined, 'not_found' | 'already_answered'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await held(trx, context, duty_id);
		if (!found?.centre) return refused('not_found');
		const { duty, network } = found;
		if (duty.answer !== null) return refused('already_answered');
		await trx
			.updateTable('networks.duty')
			.set({ answer: 'withdrawn', answered_at: context.now, answered_by: context.actor.id })
			.where('id', '=', duty.id)
			.execute();
		await recordDuty(trx, context, 'duty.withdrawn', network, duty);
		await tell(trx, context, [duty], 'duty-over', `duty.withdrawn:${duty.id}`, (locale) =>
			dutyOver[locale]({ ...aboutNetwork(network, locale), person: duty.name, was: 'offer', toPerson: true, why: '' })
		);
		return done();
	});
}

/** A duty with its network locked, for the centre or for the person whose duty it is. */
async function held(
	trx: Trx,
	context: Context,
	id: string
): Promise<{ duty: DutyRecord; network: NetworkRecord; centre: boolean } | undefined> {
	const [asked] = isId(id) ? await dutiesWhere(trx, { id }) : [];
	const network = asked && (await lockNetwork(trx, asked.network_id));
	if (!asked || !network) return undefined;
	const centre = (await sideOf(trx, context, network))?.centre ?? false;
	if (!centre && context.actor.id !== asked.person_id) return undefined;
	const [duty] = await dutiesWhere(trx, { id });
	return duty && { duty, network, centre };
}

const recordDuty = (
	trx: Trx,
	context: Context,
	name: 'duty.ended' | 'duty.withdrawn',
	network: NetworkRecord,
	{ person_id, name: person, duty }: DutyRecord,
	more: Record<string, unknown> = {}
): Promise<void> =>
	record(trx, context, {
		name,
		subject: subjectsOf(network).subject,
		also: [...subjectsOf(network).also, { kind: 'person', id: person_id }],
		particulars: { network: network.name, person, duty, ...more }
	});
