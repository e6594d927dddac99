import { done, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { beginRepair } from './begin-repair.ts';
import { lockForOfficer, settle } from './choose-repair.ts';

export type SettleRefusal = 'not_found' | 'already_settled';

/** Closes a disruption that needs no repair any more: it was settled by hand, by telephone, or the reason is gone. */
export function settleDisruption(
	context: Context,
	{ disruption_id }: { disruption_id: string }
): Promise<Outcome<undefined, SettleRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const held = await lockForOfficer(trx, context, disruption_id);
		if (!held.ok) return held;
		await settle(trx, context, held.value, { chosen: null, timetable_id: null });
		await record(trx, context, {
			name: 'disruption.settled',
			subject: { kind: 'disruption', id: held.value.id },
			also: [{ kind: 'edition', id: held.value.edition_id }],
			particulars: { kind: held.value.kind }
		});
		return done();
	});
}

/** Looks for repairs anew, for what is published by now. Refused while they are being looked for, and where nothing is touched. */
export function askRepairAgain(
	context: Context,
	{ disruption_id }: { disruption_id: string }
): Promise<Outcome<undefined, SettleRefusal | 'nothing_to_repair'>> {
	return context.db.transaction().execute(async (trx) => {
		const held = await lockForOfficer(trx, context, disruption_id);
		if (!held.ok) return held;
		return (await beginRepair(trx, context, held.value)) ? done() : refused('nothing_to_repair');
	});
}
