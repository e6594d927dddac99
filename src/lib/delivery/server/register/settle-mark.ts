import { done, isId, lengthOf, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { isOfTeamOn } from '../../mark.ts';
import { mergeMarks } from '../../register.ts';
import { registerFrom, whyNotClosed, writeClosing, type ClosingRefusal } from './closing.ts';
import { lastClosing } from './closings.ts';
import { recordCorrected } from './correct-register.ts';
import { lockRegister, type RegisterDesk } from './desk.ts';
import { isCounted, marksOf } from './marks.ts';

type Decision = 'counted' | 'dismissed';
export type SettleRefusal = ClosingRefusal | 'not_found' | 'already_settled' | 'not_held' | 'not_in_the_team' | 'reason_missing';

/**
 * Decides on a mark that was set aside: it counts from now on, by the same rule as all others, or it is dismissed. A register that is closed is closed
 * anew with the reason where the mark changes it. A mark of a half-day that was not held, or of somebody who was not of the team, can only be dismissed.
 */
export function settleMark(
	context: Context,
	{ mark_id, decision, reason }: { mark_id: string; decision: Decision; reason: string }
): Promise<Outcome<undefined, SettleRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const session_id = isId(mark_id) ? await sessionOfMark(trx, mark_id) : undefined;
		const desk = session_id === undefined ? undefined : await lockRegister(trx, context, session_id);
		if (!desk?.ok) return refused('not_found');
		const marks = await marksOf(trx, [desk.value.session.id]);
		const mark = marks.find(({ id }) => id === mark_id);
		if (!mark || mark.settled !== null) return refused('already_settled');
		if (decision === 'dismissed') return settle(trx, context, mark_id, decision);
		const { session, everybody } = desk.value;
		const of = everybody.find(({ id }) => id === mark.participant_id);
		if (session.cancelled_at !== null) return refused('not_held');
		if (!of || !isOfTeamOn(of, session.held_on)) return refused('not_in_the_team');
		const counted = marks.filter((one) => isCounted(one) || one.id === mark_id);
		const before = registerFrom(desk.value, mergeMarks(marks.filter(isCounted)));
		const after = registerFrom(desk.value, mergeMarks(counted));
		if (session.closings > 0 && JSON.stringify(before) !== JSON.stringify(after)) {
			const closed = await closeAnew(trx, context, desk.value, { register: after, reason: reason.trim() });
			if (!closed.ok) return closed;
		}
		return settle(trx, context, mark_id, decision);
	});
}

const sessionOfMark = async (trx: Trx, id: string): Promise<string | undefined> =>
	(await trx.selectFrom('delivery.mark').select('session_id').where('id', '=', id).where('set_aside', 'is not', null).executeTakeFirst())
		?.session_id;

async function closeAnew(
	trx: Trx,
	context: Context,
	desk: RegisterDesk,
	{ register, reason }: { register: ReturnType<typeof registerFrom>; reason: string }
): Promise<Outcome<undefined, SettleRefusal>> {
	if (lengthOf(reason) < 3 || lengthOf(reason) > 1000)
		return refused('reason_missing', [{ field: 'reason', key: 'delivery_fault_reason' }]);
	const lecturers = (await lastClosing(trx, desk.session.id))?.lecturers ?? [];
	const refusal = await whyNotClosed(trx, desk, register, lecturers);
	if (refusal) return refusal;
	await writeClosing(trx, context, desk, { register, lecturers, reason });
	await recordCorrected(trx, context, desk);
	return done();
}

async function settle(trx: Trx, { now, actor }: Context, id: string, settled: Decision): Promise<Outcome<undefined, SettleRefusal>> {
	await trx.updateTable('delivery.mark').set({ settled, settled_at: now, settled_by: actor.id }).where('id', '=', id).execute();
	return done();
}
