import { done, newId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { mergeMarks } from '../../register.ts';
import { registerFrom, unmarkedIn, whyNotClosed, writeClosing, type ClosingRefusal } from './closing.ts';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import { halfDayOf, lockRegister, type RegisterDesk } from './desk.ts';
import { freshMarks, writeMarks, type MarkRefusal } from './mark-attendance.ts';
import { standingMarks, type IncomingMark, type MarkRow, type Said } from './marks.ts';

export type CloseInput = {
	session_id: string;
	/** Who taught. */
	lecturers: readonly string[];
	/** What is said of participants in the same act. */
	marks?: readonly Said[];
	/** Whoever has no mark was not there. */
	others_absent?: boolean;
};
export type CloseRefusal = MarkRefusal | ClosingRefusal | 'already_closed' | 'not_over' | 'unmarked';

/** A half-day may be closed from so many minutes before its end. */
const closingMinutes = 30;

/**
 * Closes the register of a half-day: what it says is frozen, and the hours of participants and lecturers are written into the ledger. Refused before
 * its last half hour, while somebody of the team has no mark (unless all of them are said to be absent in the same act), with fewer
 * lecturers than taught by rule (M-14), and where somebody would be in two places at once. Nothing is written then.
 */
export function closeRegister(context: Context, input: CloseInput): Promise<Outcome<{ number: number }, CloseRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockRegister(trx, context, input.session_id);
		if (!desk.ok) return desk;
		const { session } = desk.value;
		if (session.closings > 0) return refused('already_closed');
		const standing = await standingMarks(trx, [session.id]);
		const marks = marksFor(context, desk.value, standing, input);
		if (!marks.ok) return marks;
		if (context.now.getTime() < session.ends_at.getTime() - closingMinutes * 60_000) return refused('not_over');
		const register = registerFrom(desk.value, mergeMarks([...standing, ...marks.value]));
		const refusal = await whyNotClosed(trx, desk.value, register, input.lecturers);
		if (refusal) return refusal;
		await writeMarks(trx, context, desk.value, marks.value);
		const number = await writeClosing(trx, context, desk.value, { register, lecturers: input.lecturers, reason: '' });
		await recordClosed(trx, context, desk.value);
		return done({ number });
	});
}

/** The marks that closing adds: what is said, and that all others were absent where that is said. */
function marksFor(
	context: Context,
	desk: RegisterDesk,
	standing: readonly MarkRow[],
	{ marks = [], others_absent = false }: CloseInput
): Outcome<IncomingMark[], CloseRefusal> {
	const said = freshMarks(context, desk, standing, marks);
	if (!said.ok) return said;
	const unmarked = unmarkedIn(desk, [...standing, ...said.value]);
	if (unmarked.length > 0 && !others_absent) return refused('unmarked', unmarked.map(asFault));
	const absent = unmarked.map(({ id }) => ({ id: newId(), participant_id: id, status: 'absent' as const }));
	const more = freshMarks(context, desk, standing, absent);
	return more.ok ? done([...said.value, ...more.value]) : more;
}

const asFault = ({ id, name }: { id: string; name: string }): Fault => ({ field: id, key: 'delivery_fault_unmarked', values: { name } });

const recordClosed = (trx: Trx, context: Context, desk: RegisterDesk): Promise<void> =>
	record(trx, context, {
		name: 'register.closed',
		...subjectsOfDelivery(desk.delivery),
		particulars: halfDayOf(desk)
	});
