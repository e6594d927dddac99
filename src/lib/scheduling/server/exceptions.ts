import { done, isId, newId, refused, type Outcome } from '#platform';
import { record, within, type Context, type Trx } from '#platform/server';
import { endOr, faultsOfSpan } from './spans.ts';
import { lockTraining, stands, subjectsOf } from './training-access.ts';

/** How often a school may say so: each time may begin a repair, and the centre gets a letter. */
const limit = { times: 30, seconds: 86_400 };

export type ExceptionInput = { training_id: string; starts_on: string; ends_on: string; why: string };
export type ExceptionRefusal = 'not_found' | 'not_selected' | 'exception_unreadable';

/** Says days on which a school cannot host: by the school or an officer for it. How many published days it concerns is answered. */
export function sayException(context: Context, input: ExceptionInput): Promise<Outcome<{ id: string; booked: number }, ExceptionRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const desk = await lockTraining(trx, context, input.training_id);
		if (!desk.ok) return desk;
		const { training, season } = desk.value;
		if (!(await stands(trx, training))) return refused('not_selected');
		const { starts_on } = input;
		const ends_on = endOr(starts_on, input.ends_on);
		const faults = faultsOfSpan(starts_on, ends_on);
		if (faults.length === 0 && (ends_on < season.first_on || starts_on > season.last_on))
			faults.push({ field: 'starts_on', key: 'timetable_fault_outside_season', values: { from: season.first_on, to: season.last_on } });
		if (input.why.length > 300) faults.push({ field: 'why', key: 'timetable_fault_why' });
		if (faults.length === 0 && desk.value.as === 'school' && !(await within(trx, context.now, 'exception.say', training.school_id, limit)))
			faults.push({ field: 'starts_on', key: 'timetable_fault_too_often' });
		if (faults.length > 0) return refused('exception_unreadable', faults);
		const id = newId();
		await trx
			.insertInto('scheduling.exception')
			.values({ id, training_id: training.id, starts_on, ends_on, why: input.why.trim(), said_at: context.now, said_by: context.actor.id })
			.execute();
		const booked = await bookedDays(trx, training.id, starts_on, ends_on);
		await record(trx, context, {
			name: 'exception.said',
			...subjectsOf(training),
			particulars: { reference: training.reference, from: starts_on, to: ends_on, booked }
		});
		return done({ id, booked });
	});
}

/** Takes an exception back: the school can host on these days after all. */
export function withdrawException(context: Context, { id }: { id: string }): Promise<Outcome<undefined, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const row = isId(id)
			? await trx.selectFrom('scheduling.exception').selectAll().where('id', '=', id).where('withdrawn_at', 'is', null).executeTakeFirst()
			: undefined;
		const desk = row ? await lockTraining(trx, context, row.training_id) : undefined;
		if (!row || !desk?.ok) return refused('not_found');
		await trx.updateTable('scheduling.exception').set({ withdrawn_at: context.now }).where('id', '=', id).execute();
		await record(trx, context, {
			name: 'exception.withdrawn',
			...subjectsOf(desk.value.training),
			particulars: { reference: desk.value.training.reference, from: row.starts_on, to: row.ends_on }
		});
		return done();
	});
}

async function bookedDays(trx: Trx, trainingId: string, from: string, to: string): Promise<number> {
	const rows = await trx
		.selectFrom('scheduling.booking')
		.select('held_on')
		.distinct()
		.where('training_id', '=', trainingId)
		.where('held_on', '>=', from)
		.where('held_on', '<=', to)
		.execute();
	return rows.length;
}
