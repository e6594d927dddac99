import { sql } from 'kysely';
import { dayOf, done, isDay, isId, newId, refused, type Day, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { isCategory, type Category } from '../category.ts';
import { tidied } from '../written.ts';
import { notADay } from './entry.ts';
import { mayKeepStaff } from './may.ts';
import { employedAt } from './staff.ts';

export type SetQualification = {
	/** In which the category is said: only a school of one's own staff may. */
	school_id: string;
	person_id: string;
	/** The subject or post; empty for a person with one. */
	field?: string;
	category: Category;
	valid_from: Day;
};
export type QualificationRefusal = 'not_yours' | 'unknown_person' | 'faulty';

/**
 * Writes down which category a person has in a subject or post from a day (P-07, P-08), as this school knows it: what another
 * school says of the same person stays as it is. The category of that day is put right.
 */
export function setQualification(context: Context, input: SetQualification): Promise<Outcome<undefined, QualificationRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(input.school_id) || !(await mayKeepStaff(trx, context, input.school_id))) return refused('not_yours');
		if (!(await worksHere(trx, context, input))) return refused('unknown_person');
		const field = tidied((input.field ?? '').slice(0, 5000));
		const faults = faultsOf(input, field, dayOf(context.now));
		if (faults.length > 0) return refused('faulty', faults);
		const { school_id, person_id, category, valid_from } = input;
		await giveCategory(trx, context, { school_id, person_id, field, category, valid_from });
		return done();
	});
}

/** Takes away a category that this school has written down by mistake. */
export function removeQualification(
	context: Context,
	input: { school_id: string; person_id: string; qualification_id: string }
): Promise<Outcome<undefined, 'not_yours' | 'unknown_person'>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(input.school_id) || !(await mayKeepStaff(trx, context, input.school_id))) return refused('not_yours');
		if (!isId(input.qualification_id) || !(await worksHere(trx, context, input))) return refused('unknown_person');
		const gone = await trx
			.deleteFrom('schools.qualification')
			.where('id', '=', input.qualification_id)
			.where('person_id', '=', input.person_id)
			.where('school_id', '=', input.school_id)
			.returning(['field', 'category', 'valid_from'])
			.executeTakeFirst();
		if (gone)
			await record(trx, context, { name: 'qualification.removed', subject: { kind: 'person', id: input.person_id }, particulars: gone });
		return done();
	});
}

/** Writes a category for use cases that have decided it already. */
export async function giveCategory(
	trx: Trx,
	context: Context,
	given: { school_id: string; person_id: string; field: string; category: Category; valid_from: Day }
): Promise<void> {
	await trx
		.insertInto('schools.qualification')
		.values({ id: newId(), ...given, added_by: context.actor.id })
		.onConflict((conflict) =>
			conflict
				.columns(['person_id', 'school_id', 'field', 'valid_from'])
				.doUpdateSet({ category: given.category, added_by: sql`excluded.added_by` })
		)
		.execute();
	await record(trx, context, {
		name: 'qualification.given',
		subject: { kind: 'person', id: given.person_id },
		particulars: { field: given.field, category: given.category, valid_from: given.valid_from }
	});
}

const worksHere = async (
	trx: Trx,
	{ now }: Context,
	{ school_id, person_id }: { school_id: string; person_id: string }
): Promise<boolean> => isId(person_id) && ((await employedAt(trx, [person_id], dayOf(now))).get(person_id) ?? []).includes(school_id);

function faultsOf({ category, valid_from }: SetQualification, field: string, today: Day): Fault[] {
	const faults: Fault[] = [];
	if (!isCategory(category)) faults.push({ field: 'category', key: 'school_fault_category' });
	if ([...field].length > 150) faults.push({ field: 'field', key: 'school_fault_subject_long' });
	if (!isDay(valid_from)) faults.push(notADay('valid_from', valid_from));
	else if (valid_from > today) faults.push({ field: 'valid_from', key: 'school_fault_day_to_come' });
	return faults;
}
