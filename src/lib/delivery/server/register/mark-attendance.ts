import { done, newId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { earlyMinutes } from '../../register.ts';
import { faultsIn, lockRegister, saysTheSame, type RegisterDesk } from './desk.ts';
import { keepMarks, type IncomingMark, type MarkRow, type Said, standingMarks } from './marks.ts';

export type MarkRefusal = 'not_found' | 'not_held' | 'in_the_future' | 'register_closed' | 'wrong_marks';

/**
 * Marks participants of a half-day on the lecturer's screen (or from the paper sheet), as many at once as are said; what stands already is not said
 * again. Refused where the half-day is cancelled or more than an hour away, where its register is closed (a correction changes it then), or somebody
 * is not of the team that day.
 */
export function markAttendance(
	context: Context,
	{ session_id, marks, way = 'screen' }: { session_id: string; marks: readonly Said[]; way?: 'screen' | 'sheet' }
): Promise<Outcome<{ marked: number }, MarkRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockRegister(trx, context, session_id);
		if (!desk.ok) return desk;
		const fresh = freshMarks(context, desk.value, await standingMarks(trx, [session_id]), marks, way);
		if (!fresh.ok) return fresh;
		return done({ marked: await writeMarks(trx, context, desk.value, fresh.value) });
	});
}

/** The marks that what is said adds to those that stand; refused where it may not be said. */
export function freshMarks(
	{ now }: Pick<Context, 'now'>,
	desk: RegisterDesk,
	standing: readonly MarkRow[],
	said: readonly Said[],
	way: 'screen' | 'sheet' = 'screen'
): Outcome<IncomingMark[], Exclude<MarkRefusal, 'not_found'>> {
	const { session } = desk;
	if (session.cancelled_at !== null) return refused('not_held');
	if (session.closings > 0) return refused('register_closed');
	if (now.getTime() < session.begins_at.getTime() - earlyMinutes * 60_000) return refused('in_the_future');
	const faults = faultsIn(said, desk);
	if (faults.length > 0) return refused('wrong_marks', faults);
	return done(changedIn(desk, standing, said).map((one) => ({ ...one, way, marked_at: now })));
}

/** What is said and does not stand already. */
export const changedIn = ({ session }: RegisterDesk, standing: readonly MarkRow[], said: readonly Said[]) =>
	said
		.filter(
			(one) =>
				!saysTheSame(
					standing.find(({ participant_id }) => participant_id === one.participant_id),
					one,
					session
				)
		)
		.map(({ id = newId(), participant_id, status, contact = null, consultation = null }) => ({
			id,
			session_id: session.id,
			participant_id,
			status,
			contact,
			consultation
		}));

/** Keeps marks of the half-day in hand; how many count. */
export async function writeMarks(trx: Trx, context: Context, desk: RegisterDesk, marks: readonly IncomingMark[]): Promise<number> {
	const kept = await keepMarks(trx, context, { sessions: [desk.session], participants: desk.everybody, open_days: null }, marks);
	return kept.filter(({ answer }) => answer === 'counted').length;
}
