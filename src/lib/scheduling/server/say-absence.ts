import { done, isId, newId, refused, type Fault, type Outcome } from '#platform';
import { record, within, type Context, type Trx } from '#platform/server';
import { capacityFor, lockLecturer } from './lecturer-access.ts';
import { endOr, faultsOfSpan } from './spans.ts';

/** How often somebody may say so of themselves: each time may begin a repair, and the centre gets a letter. */
const limit = { times: 30, seconds: 86_400 };

export type AbsenceInput = { person_id: string; starts_on: string; ends_on: string; why: string };
export type AbsenceRefusal = 'not_found' | 'absence_unreadable';

/**
 * Says days on which a lecturer cannot teach: by the lecturer or an officer of their centre. Why is for these two only. How
 * many days of a published timetable it concerns is answered, so that the page can lead on to a repair.
 */
export function sayAbsence(context: Context, input: AbsenceInput): Promise<Outcome<{ id: string; booked: number }, AbsenceRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const capacity = await capacityFor(trx, context, input.person_id);
		if (!capacity) return refused('not_found');
		const { person_id, starts_on, why } = input;
		const ends_on = endOr(starts_on, input.ends_on);
		const faults: Fault[] = [
			...faultsOfSpan(starts_on, ends_on),
			...(why.length > 300 ? [{ field: 'why', key: 'timetable_fault_why' }] : [])
		];
		if (faults.length === 0 && capacity === 'self' && !(await within(trx, context.now, 'absence.say', person_id, limit)))
			faults.push({ field: 'starts_on', key: 'timetable_fault_too_often' });
		if (faults.length > 0) return refused('absence_unreadable', faults);
		const id = newId();
		await trx
			.insertInto('scheduling.absence')
			.values({ id, person_id, starts_on, ends_on, why: why.trim(), said_at: context.now, said_by: context.actor.id })
			.execute();
		const booked = await bookedDays(trx, person_id, starts_on, ends_on);
		await record(trx, context, {
			name: 'absence.said',
			subject: { kind: 'person', id: person_id },
			particulars: { from: starts_on, to: ends_on, booked }
		});
		return done({ id, booked });
	});
}

/** Takes an absence back: the lecturer can teach on these days after all. */
export function withdrawAbsence(context: Context, { id }: { id: string }): Promise<Outcome<{ person_id: string }, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const row = isId(id)
			? await trx.selectFrom('scheduling.absence').selectAll().where('id', '=', id).where('withdrawn_at', 'is', null).executeTakeFirst()
			: undefined;
		if (!row || !(await capacityFor(trx, context, row.person_id))) return refused('not_found');
		await lockLecturer(trx, row.person_id);
		await trx.updateTable('scheduling.absence').set({ withdrawn_at: context.now }).where('id', '=', id).execute();
		await record(trx, context, {
			name: 'absence.withdrawn',
			subject: { kind: 'person', id: row.person_id },
			particulars: { from: row.starts_on, to: row.ends_on }
		});
		return done({ person_id: row.person_id });
	});
}

async function bookedDays(trx: Trx, personId: string, from: string, to: string): Promise<number> {
	const { count } = await trx
		.selectFrom('scheduling.booking')
		.select((eb) => eb.fn.countAll<number>().as('count'))
		.where('person_id', '=', personId)
		.where('held_on', '>=', from)
		.where('held_on', '<=', to)
		.executeTakeFirstOrThrow();
	return Number(count);
}
