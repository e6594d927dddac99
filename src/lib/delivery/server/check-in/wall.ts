import { done, refused, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { stepAt } from '../../check-in.ts';
import { readerOf } from '../deliveries/index.ts';
import { standingMarks } from '../register/marks.ts';
import { codeAt } from './codes.ts';
import { closedWhy, hallOf, placeOf, teamOf, type CheckInPlace, type ClosedRefusal } from './hall.ts';

/** What stands on the wall: the code of now, and how many have been marked; `closed` says why there is no code. */
export type Wall = CheckInPlace & { code: string | null; closed: Exclude<ClosedRefusal, 'not_found'> | null; marked: number; team: number };

/** The wall of a half-day, for who leads it and for officers; to everybody else there is none. Outside of its time it has no code. */
export function readWall(context: Context, { session_id }: { session_id: string }): Promise<Outcome<Wall, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const hall = await hallOf(trx, session_id);
		const as = hall && (await readerOf(trx, context, hall.delivery))?.as;
		if (!hall || (as !== 'lecturer' && as !== 'officer')) return refused('not_found');
		const closed = closedWhy(hall, context.now);
		const team = await teamOf(trx, hall);
		const standing = await standingMarks(trx, [hall.session.id]);
		const marked = team.filter(({ id }) => standing.some(({ participant_id }) => participant_id === id)).length;
		const code = closed ? null : codeAt(hall.secret, stepAt(context.now));
		return done({ ...placeOf(hall), code, closed, marked, team: team.length });
	});
}
