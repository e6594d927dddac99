import { dayOf, done, isId, newId, refused, type Day, type Fault, type Outcome } from '#platform';
import { readEmail, readName } from '#people';
import { findOrAddPerson } from '#people/server';
import { record, type Context, type Trx } from '#platform/server';
import { isCategory, type Category } from '../category.ts';
import { folded } from '../folded.ts';
import { overlapsPost, readPost, type Post, type WrittenPost } from './employment.ts';
import { mayKeepStaff } from './may.ts';
import { lockSchool, schoolById, type School } from './queries.ts';
import { giveCategory } from './set-qualification.ts';
import { staffOf } from './staff.ts';

export type AddStaff = WrittenPost & {
	school_id: string;
	name: string;
	/** Without one the person can be listed but cannot sign in. */
	email?: string | null;
	category?: Category | '' | null;
	category_from?: Day | null;
	/** Somebody of the list has the same name, and it is another person all the same. */
	another?: boolean;
};
export type AddStaffRefusal = 'not_yours' | 'unknown_school' | 'school_closed' | 'same_name' | 'on_the_staff_already' | 'faulty';

/**
 * Adds a person to the staff of a school, with or without an account. The same address is the same person, wherever
 * they work (P-08), but the school calls them as it wrote them down until they come by themselves; without an address, a name that is on the list already is asked about first.
 */
export function addStaff(context: Context, input: AddStaff): Promise<Outcome<{ id: string; person_id: string }, AddStaffRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(input.school_id) || !(await lockSchool(trx, input.school_id))) return refused('unknown_school');
		if (!(await mayKeepStaff(trx, context, input.school_id))) return refused('not_yours');
		const today = dayOf(context.now);
		const school = (await schoolById(trx, input.school_id, today)) as School;
		if (school.closed_on) return refused('school_closed');

		const { name, email, faults } = readWho(input);
		const { post, faults: postFaults } = readPost(input, today);
		const all = [...faults, ...postFaults, ...categoryFaults(input, today)];
		if (all.length > 0) return refused('faulty', all);
		if (!email && !input.another && (await isListed(trx, school.id, name, today)))
			return refused('same_name', [{ field: 'name', key: 'school_fault_same_name', values: { name } }]);

		const person_id = await findOrAddPerson(trx, context.now, { name, email, locale: 'lt' });
		const employment = { school_id: school.id, person_id, ...post };
		if (await overlapsPost(trx, employment))
			return refused('on_the_staff_already', [
				{ field: email ? 'email' : 'name', key: 'school_fault_on_the_staff_already', values: { name } }
			]);
		const id = newId();
		await trx
			.insertInto('schools.staff')
			.values({ id, ...employment, name, email, added_by: context.actor.id })
			.execute();
		if (isCategory(input.category))
			await giveCategory(trx, context, {
				school_id: school.id,
				person_id,
				field: post.subject,
				category: input.category,
				valid_from: input.category_from || post.starts_on
			});
		await tellAdded(trx, context, employment, school);
		return done({ id, person_id });
	});
}

function readWho(input: AddStaff): { name: string; email: string | null; faults: Fault[] } {
	const read = readName(input.name);
	const email = input.email?.trim() ? readEmail(input.email) : null;
	return {
		name: 'name' in read ? read.name : '',
		email,
		faults: [
			...('fault' in read ? [{ field: 'name', key: `school_fault_person_${read.fault}` }] : []),
			...(input.email?.trim() && !email ? [{ field: 'email', key: 'school_fault_person_email' }] : [])
		]
	};
}

const categoryFaults = ({ category, category_from }: AddStaff, today: Day): Fault[] => [
	...(category && !isCategory(category) ? [{ field: 'category', key: 'school_fault_category' }] : []),
	...(category_from && category_from > today ? [{ field: 'category_from', key: 'school_fault_day_to_come' }] : [])
];

const isListed = async (trx: Trx, schoolId: string, name: string, day: Day): Promise<boolean> =>
	(await staffOf(trx, schoolId, day)).some((member) => folded(member.name) === folded(name));

const tellAdded = (trx: Trx, context: Context, { person_id, post }: Post & { person_id: string }, school: School): Promise<void> =>
	record(trx, context, {
		name: 'staff.added',
		subject: { kind: 'person', id: person_id },
		also: [{ kind: 'school', id: school.id }],
		particulars: { school: school.name, post }
	});
