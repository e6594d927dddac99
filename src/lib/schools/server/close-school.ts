import { dayOf, done, isId, refused, type Day, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { faultOfDay } from './entry.ts';
import { mayKeepRegister } from './may.ts';
import { branchesOf, lockSchool, schoolById } from './queries.ts';

export type CloseRefusal = 'not_yours' | 'unknown_school' | 'school_closed' | 'branches_open' | 'faulty';

/** Closes a school: from that day it is no more, but stays in the register with its history (S-10). Its branches are closed or moved first. */
export function closeSchool(context: Context, input: { school_id: string; closed_on: Day }): Promise<Outcome<undefined, CloseRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(input.school_id) || !(await lockSchool(trx, input.school_id))) return refused('unknown_school');
		if (!(await mayKeepRegister(trx, context))) return refused('not_yours');
		const school = await schoolById(trx, input.school_id, dayOf(context.now));
		if (!school) return refused('unknown_school');
		if (school.closed_on) return refused('school_closed');
		const faults = faultOfDay('closed_on', input.closed_on, dayOf(context.now));
		if (faults.length > 0) return refused('faulty', faults);
		if ((await branchesOf(trx, school.id, input.closed_on)).length > 0) return refused('branches_open');

		await trx.updateTable('schools.school').set({ closed_on: input.closed_on }).where('id', '=', school.id).execute();
		await record(trx, context, {
			name: 'school.closed',
			subject: { kind: 'school', id: school.id },
			particulars: { name: school.name, closed_on: input.closed_on }
		});
		return done();
	});
}

/** Takes back a closing that was written by mistake. */
export function reopenSchool(
	context: Context,
	input: { school_id: string }
): Promise<Outcome<undefined, 'not_yours' | 'unknown_school' | 'school_open'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(input.school_id) || !(await lockSchool(trx, input.school_id))) return refused('unknown_school');
		if (!(await mayKeepRegister(trx, context))) return refused('not_yours');
		const school = await schoolById(trx, input.school_id, dayOf(context.now));
		if (!school?.closed_on) return refused('school_open');

		await trx.updateTable('schools.school').set({ closed_on: null }).where('id', '=', school.id).execute();
		await record(trx, context, { name: 'school.reopened', subject: { kind: 'school', id: school.id }, particulars: { name: school.name } });
		return done();
	});
}
