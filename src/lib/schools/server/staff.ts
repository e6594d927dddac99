import { sql } from 'kysely';
import { dayOf, done, isId, refused, type Day, type Outcome } from '#platform';
import { plannedOnce, type Context, type Trx } from '#platform/server';
import { heldOn, type Qualification } from '../category.ts';
import { maySeeStaff, mayKeepStaff } from './may.ts';
import { schoolById, type School } from './queries.ts';

/** Who works in a school, as what, and which categories they hold (P-01, P-07, P-08). */
export type StaffMember = {
	/** Of the employment: one person may have several posts. */
	id: string;
	person_id: string;
	name: string;
	email: string | null;
	post: string;
	subject: string;
	administration: boolean;
	teaching: boolean;
	starts_on: Day;
	ends_on: Day | null;
	categories: Qualification[];
};

/**
 * What a school may know of somebody whom it has put on its list by an address: what it has written itself. Once they have a
 * role in the school, which they have accepted, it knows their name, address and categories as they are.
 */
const isKnown = (schoolId: string | null, person: string) => sql<boolean>`exists (select from people.role as known
	where known.person_id = ${sql.ref(person)} and known.organisation_id = ${schoolId} and known.annulled_at is null)`;
const nameIn = (schoolId: string) => sql<string>`case when ${isKnown(schoolId, 'staff.person_id')} then person.name else staff.name end`;
const emailIn = (schoolId: string) =>
	sql<string | null>`case when ${isKnown(schoolId, 'staff.person_id')} then person.email else staff.email end`;

/** Who works in a school on a day, in the order of names, with their categories up to that day, as the school knows them. */
export async function staffOf(trx: Trx, schoolId: string, day: Day): Promise<StaffMember[]> {
	const rows = await trx
		.selectFrom('schools.staff as staff')
		.innerJoin('people.person as person', 'person.id', 'staff.person_id')
		.select([
			'staff.id',
			'staff.person_id',
			nameIn(schoolId).as('name'),
			emailIn(schoolId).as('email'),
			'staff.post',
			'staff.subject',
			'staff.administration',
			'staff.teaching',
			'staff.starts_on',
			'staff.ends_on'
		])
		.where('staff.school_id', '=', schoolId)
		.where(sql<boolean>`daterange(staff.starts_on, staff.ends_on, '[]') @> ${day}::date`)
		.orderBy(sql`${nameIn(schoolId)} collate "lt-x-icu"`)
		.orderBy('staff.starts_on')
		.execute();
	const categories = await categoriesKnownTo(
		trx,
		schoolId,
		rows.map(({ person_id }) => person_id)
	);
	return rows.map((row) => ({ ...row, categories: heldOn(categories.get(row.person_id) ?? [], day) }));
}

/** All categories of these persons over time, whichever school says them, the earliest first. Somebody of whom none is known is missing. */
export const categoriesOf = (trx: Trx, personIds: readonly string[]): Promise<Map<string, Qualification[]>> =>
	categoriesWhere(trx, personIds, null);

/** The same as far as a school knows them: what it says itself, and of those who have come to it also what other schools say. */
export const categoriesKnownTo = (trx: Trx, schoolId: string, personIds: readonly string[]): Promise<Map<string, Qualification[]>> =>
	categoriesWhere(trx, personIds, schoolId);

async function categoriesWhere(trx: Trx, personIds: readonly string[], schoolId: string | null): Promise<Map<string, Qualification[]>> {
	if (personIds.length === 0) return new Map();
	const rows = await trx
		.selectFrom('schools.qualification as said')
		.select(['person_id', 'field', 'category', 'valid_from'])
		.where(sql<boolean>`person_id = any(${[...new Set(personIds)]}::uuid[])`)
		.$if(schoolId !== null, (query) =>
			query.where((eb) => eb.or([eb('said.school_id', '=', schoolId), isKnown(schoolId, 'said.person_id')]))
		)
		.orderBy('valid_from')
		.orderBy(sql`said.school_id is distinct from ${schoolId}::uuid`)
		.modifyEnd(plannedOnce)
		.$narrowType<{ category: Qualification['category'] }>()
		.execute();
	return Map.groupBy(rows, ({ person_id }) => person_id) as Map<string, Qualification[]>;
}

/** In which schools these persons work on a day; one person may work in two (P-08). */
export async function employedAt(trx: Trx, personIds: readonly string[], day: Day): Promise<Map<string, string[]>> {
	if (personIds.length === 0) return new Map();
	const rows = await trx
		.selectFrom('schools.staff')
		.select(['person_id', 'school_id'])
		.distinct()
		.where(sql<boolean>`person_id = any(${[...new Set(personIds)]}::uuid[])`)
		.where(sql<boolean>`daterange(starts_on, ends_on, '[]') @> ${day}::date`)
		.modifyEnd(plannedOnce)
		.execute();
	const found = new Map<string, string[]>();
	for (const { person_id, school_id } of rows) found.set(person_id, [...(found.get(person_id) ?? []), school_id]);
	return found;
}

export type StaffList = { school: School; staff: StaffMember[]; may_keep: boolean };

/** The staff list of a school, for whom it is meant. Whoever may not see it is not told even how long it is. */
export function readStaff(context: Context, schoolId: string): Promise<Outcome<StaffList, 'unknown_school' | 'not_yours'>> {
	return context.db.transaction().execute(async (trx) => {
		const today = dayOf(context.now);
		const school = isId(schoolId) ? await schoolById(trx, schoolId, today) : undefined;
		if (!school) return refused('unknown_school');
		if (!(await maySeeStaff(trx, context, school))) return refused('not_yours');
		return done({ school, staff: await staffOf(trx, schoolId, today), may_keep: await mayKeepStaff(trx, context, schoolId) });
	});
}

export type StaffFile = {
	school: School;
	person: { id: string; name: string; email: string | null };
	/** In this school, over time; what the person does elsewhere is not this school's. */
	employments: Omit<StaffMember, 'name' | 'email' | 'categories'>[];
	/** Only what this school says itself it may take away. */
	categories: (Qualification & { id: string; own: boolean })[];
	may_keep: boolean;
};

/** One person of the staff: posts in this school over time and categories. Who never worked here is unknown here. */
export function readStaffMember(
	context: Context,
	schoolId: string,
	personId: string
): Promise<Outcome<StaffFile, 'unknown_school' | 'not_yours' | 'unknown_person'>> {
	return context.db.transaction().execute(async (trx) => {
		const school = isId(schoolId) ? await schoolById(trx, schoolId, dayOf(context.now)) : undefined;
		if (!school) return refused('unknown_school');
		if (!(await maySeeStaff(trx, context, school))) return refused('not_yours');
		const rows = isId(personId) ? await employmentsOf(trx, schoolId, personId) : [];
		const [latest] = rows;
		if (!latest) return refused('unknown_person');
		const person = { id: personId, name: latest.name, email: latest.email };
		const employments = rows.map(({ name: _, email: __, ...employment }) => employment);
		const categories = await trx
			.selectFrom('schools.qualification as said')
			.select(['said.id', 'field', 'category', 'valid_from', sql<boolean>`said.school_id = ${schoolId}`.as('own')])
			.where('person_id', '=', personId)
			.where((eb) => eb.or([eb('said.school_id', '=', schoolId), isKnown(schoolId, 'said.person_id')]))
			.orderBy('valid_from', 'desc')
			.$narrowType<{ category: Qualification['category'] }>()
			.execute();
		return done({ school, person, employments, categories, may_keep: await mayKeepStaff(trx, context, schoolId) });
	});
}

/** The posts of a person in a school over time, the latest first. */
const employmentsOf = (trx: Trx, schoolId: string, personId: string) =>
	trx
		.selectFrom('schools.staff as staff')
		.innerJoin('people.person as person', 'person.id', 'staff.person_id')
		.select(['staff.id', 'staff.person_id', 'post', 'subject', 'administration', 'teaching', 'starts_on', 'ends_on'])
		.select([nameIn(schoolId).as('name'), emailIn(schoolId).as('email')])
		.where('school_id', '=', schoolId)
		.where('person_id', '=', personId)
		.where('person.erased_at', 'is', null)
		.orderBy('starts_on', 'desc')
		.execute();
