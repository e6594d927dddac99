import { done, lengthOf, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { mergeMarks } from '../../register.ts';
import { registerFrom, whyNotClosed, writeClosing, type ClosingRefusal } from './closing.ts';
import { lastClosing } from './closings.ts';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import { faultsIn, halfDayOf, lockRegister, type RegisterDesk } from './desk.ts';
import { changedIn, writeMarks } from './mark-attendance.ts';
import { standingMarks, type Said } from './marks.ts';

export type CorrectInput = {
	session_id: string;
	changes: readonly Said[];
	/** Who taught, where that was wrong. */
	lecturers?: readonly string[];
	reason: string;
};
export type CorrectRefusal = ClosingRefusal | 'not_found' | 'not_closed' | 'wrong_marks' | 'reason_missing' | 'nothing_changed';

/**
 * Corrects a closed register: what is said now prevails over every mark, the register is closed anew under the next number, and the entries of the
 * ledger that are wrong are superseded with the reason. By a lecturer of the delivery or an officer. Refused without a reason, and where nothing changes.
 */
export function correctRegister(context: Context, input: CorrectInput): Promise<Outcome<{ number: number }, CorrectRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockRegister(trx, context, input.session_id);
		if (!desk.ok) return desk;
		const { session } = desk.value;
		const closed = await lastClosing(trx, session.id);
		if (!closed) return refused('not_closed');
		const reason = input.reason.trim();
		if (lengthOf(reason) < 3 || lengthOf(reason) > 1000)
			return refused('reason_missing', [{ field: 'reason', key: 'delivery_fault_reason' }]);
		const faults = faultsIn(input.changes, desk.value);
		if (faults.length > 0) return refused('wrong_marks', faults);
		const standing = await standingMarks(trx, [session.id]);
		const changed = changedIn(desk.value, standing, input.changes);
		const lecturers = input.lecturers ?? closed.lecturers;
		const sameLecturers = [...new Set(lecturers)].sort().join() === [...closed.lecturers].sort().join();
		if (changed.length === 0 && sameLecturers) return refused('nothing_changed');
		const marks = changed.map((mark) => ({ ...mark, way: 'correction' as const, marked_at: context.now, reason }));
		const register = registerFrom(desk.value, mergeMarks([...standing, ...marks]));
		const refusal = await whyNotClosed(trx, desk.value, register, lecturers);
		if (refusal) return refusal;
		await writeMarks(trx, context, desk.value, marks);
		const number = await writeClosing(trx, context, desk.value, { register, lecturers, reason });
		await recordCorrected(trx, context, desk.value);
		return done({ number });
	});
}

/** Why is told to who keeps the register; it stands in no event. */
export const recordCorrected = (trx: Trx, context: Context, desk: RegisterDesk): Promise<void> =>
	record(trx, context, {
		name: 'register.corrected',
		...subjectsOfDelivery(desk.delivery),
		particulars: halfDayOf(desk)
	});
