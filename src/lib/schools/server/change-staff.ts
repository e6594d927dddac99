import { addDays, dayOf, done, isDay, isId, newId, refused, type Day, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { overlapsPost, readPost, type Post, type WrittenPost } from './employment.ts';
import { notADay } from './entry.ts';
import { mayKeepStaff } from './may.ts';

type Employment = Post & { id: string; school_id: string; person_id: string; name: string; email: string | null };
export type ChangeStaffRefusal = 'not_yours' | 'unknown_staff' | 'ended_already' | 'on_the_staff_already' | 'faulty';

/** Changes a post: from a later day the old one ends and a new one begins; from its own first day it is put right. */
export function changeStaff(
	context: Context,
	input: WrittenPost & { staff_id: string; from?: Day }
): Promise<Outcome<{ id: string }, ChangeStaffRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const before = await lockEmployment(trx, input.staff_id);
		if (!before) return refused('unknown_staff');
		if (!(await mayKeepStaff(trx, context, before.school_id))) return refused('not_yours');
		if (before.ends_on !== null && before.ends_on < dayOf(context.now)) return refused('ended_already');
		const from = input.from || before.starts_on;
		const { post, faults } = readPost({ ...input, starts_on: from, ends_on: before.ends_on }, from);
		if (isDay(from) && from < before.starts_on)
			faults.push({ field: 'from', key: 'school_fault_before_start', values: { day: before.starts_on } });
		if (faults.length > 0)
			return refused(
				'faulty',
				faults.map((fault) => (fault.field === 'starts_on' ? { ...fault, field: 'from' } : fault))
			);

		if (await overlapsPost(trx, { ...before, ...post }, before.id))
			return refused('on_the_staff_already', [{ field: 'post', key: 'school_fault_on_the_staff_already', values: { name: post.post } }]);
		const id = from === before.starts_on ? before.id : newId();
		if (id === before.id) await trx.updateTable('schools.staff').set(post).where('id', '=', id).execute();
		else await replace(trx, context, before, { ...post, id });
		await tell(trx, context, 'staff.changed', before, { post: post.post, from });
		return done({ id });
	});
}

export type EndEmploymentRefusal = 'not_yours' | 'unknown_staff' | 'ended_already' | 'faulty';

/** Says until which day somebody works in the school. The person and the past stay; teams that were sent are not touched. */
export function endEmployment(
	context: Context,
	input: { staff_id: string; ends_on: Day }
): Promise<Outcome<undefined, EndEmploymentRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const before = await lockEmployment(trx, input.staff_id);
		if (!before) return refused('unknown_staff');
		if (!(await mayKeepStaff(trx, context, before.school_id))) return refused('not_yours');
		if (before.ends_on !== null && before.ends_on < dayOf(context.now)) return refused('ended_already');
		if (!isDay(input.ends_on)) return refused('faulty', [notADay('ends_on', input.ends_on)]);
		if (input.ends_on < before.starts_on) return refused('faulty', [{ field: 'ends_on', key: 'school_fault_ends_before' }]);

		await trx.updateTable('schools.staff').set({ ends_on: input.ends_on }).where('id', '=', before.id).execute();
		await tell(trx, context, 'staff.ended', before, { post: before.post, ends_on: input.ends_on });
		return done();
	});
}

async function lockEmployment(trx: Trx, id: string): Promise<Employment | undefined> {
	if (!isId(id)) return undefined;
	return trx
		.selectFrom('schools.staff')
		.select(['id', 'school_id', 'person_id', 'name', 'email', 'post', 'subject', 'administration', 'teaching', 'starts_on', 'ends_on'])
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
}

async function replace(trx: Trx, context: Context, before: Employment, after: Post & { id: string }): Promise<void> {
	const { school_id, person_id, name, email } = before;
	await trx
		.updateTable('schools.staff')
		.set({ ends_on: addDays(after.starts_on, -1) })
		.where('id', '=', before.id)
		.execute();
	await trx
		.insertInto('schools.staff')
		.values({ ...after, school_id, person_id, name, email, added_by: context.actor.id })
		.execute();
}

const tell = (
	trx: Trx,
	context: Context,
	name: 'staff.changed' | 'staff.ended',
	{ person_id, school_id }: Employment,
	particulars: Record<string, unknown>
): Promise<void> =>
	record(trx, context, { name, subject: { kind: 'person', id: person_id }, also: [{ kind: 'school', id: school_id }], particulars });
