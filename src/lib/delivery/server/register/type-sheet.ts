import { refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { sessionById, participantsOf } from '../deliveries/parts.ts';
import { isOfTeamOn } from '../../mark.ts';
import { markAttendance, type MarkRefusal } from './mark-attendance.ts';

export type TypeSheetRefusal = MarkRefusal | 'unknown_codes' | 'codes_missing';

/**
 * Types a signed sheet into the register: the codes of those who signed. All others of the team have no mark, or were absent where that is said. A code
 * that nobody of the team has that day is named, and nothing is written then.
 */
export async function typeSheet(
	context: Context,
	{ session_id, codes, others_absent }: { session_id: string; codes: string; others_absent: boolean }
): Promise<Outcome<{ marked: number }, TypeSheetRefusal>> {
	const typed = [
		...new Set(
			codes
				.toUpperCase()
				.slice(0, 2000)
				.split(/[^\p{L}\p{N}]+/u)
				.filter(Boolean)
		)
	];
	if (typed.length === 0) return refused('codes_missing', [{ field: 'codes', key: 'refusal_delivery_codes_missing' }]);
	const team = await context.db.transaction().execute(async (trx) => {
		const session = await sessionById(trx, session_id);
		return session ? (await participantsOf(trx, session.delivery_id)).filter((one) => isOfTeamOn(one, session.held_on)) : [];
	});
	const unknown = typed.filter((code) => !team.some((one) => one.code === code));
	const signed = team.filter(({ code }) => typed.includes(code));
	// Who may know the codes is asked before anything is told of them.
	const outcome = await markAttendance(context, {
		session_id,
		way: 'sheet',
		marks:
			unknown.length > 0
				? []
				: team
						.filter((one) => others_absent || signed.includes(one))
						.map((one) => ({ participant_id: one.id, status: signed.includes(one) ? ('present' as const) : ('absent' as const) }))
	});
	if (outcome.ok && unknown.length > 0)
		return refused('unknown_codes', [{ field: 'codes', key: 'delivery_fault_codes', values: { codes: unknown.slice(0, 10).join(', ') } }]);
	return outcome;
}
