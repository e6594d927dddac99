import { sql } from 'kysely';
import type { Day } from '#platform';
import { plannedOnce, type Context, type Trx } from '#platform/server';
import type { Municipality } from '../municipality.ts';
import type { OwnerKind } from '../owner.ts';
import type { SchoolType } from '../school-type.ts';

/** A school as the register has it on a day. */
export type School = {
	id: string;
	legal_code: string;
	name: string;
	type_code: string;
	owner_kind: OwnerKind;
	municipality_id: string;
	municipality: string;
	municipality_code: string;
	county_code: string;
	address: string;
	email: string | null;
	phone: string | null;
	website: string | null;
	latitude: number | null;
	longitude: number | null;
	/** The first day on which it is no more. */
	closed_on: Day | null;
	/** Of a branch (S-04). */
	parent_id: string | null;
	demo: boolean;
};

/** The schools with what the register says of them on a day: the version of that day, or the first where it is earlier. */
const schoolsOn = (trx: Trx, day: Day) =>
	trx
		.selectFrom('schools.school as school')
		.innerJoinLateral(
			(eb) =>
				eb
					.selectFrom('schools.school_version as version')
					.selectAll('version')
					.whereRef('version.school_id', '=', 'school.id')
					.orderBy(sql`version.starts_on <= ${day}::date`, 'desc')
					.orderBy(sql`abs(version.starts_on - ${day}::date)`)
					.limit(1)
					.as('version'),
			(join) => join.onTrue()
		)
		.innerJoin('schools.municipality as municipality', 'municipality.id', 'version.municipality_id')
		.select([
			'school.id',
			'school.legal_code',
			'school.closed_on',
			'school.parent_id',
			'school.demo',
			'version.name',
			'version.type_code',
			'version.municipality_id',
			'version.address',
			'version.email',
			'version.phone',
			'version.website',
			'version.latitude',
			'version.longitude',
			'municipality.name as municipality',
			'municipality.code as municipality_code',
			'municipality.county_code'
		])
		.select(sql<OwnerKind>`version.owner_kind`.as('owner_kind'));

export const schoolById = (trx: Trx, id: string, day: Day): Promise<School | undefined> =>
	schoolsOn(trx, day).where('school.id', '=', id).modifyEnd(plannedOnce).executeTakeFirst();

/** Many schools at once, by id. */
export async function schoolsById(trx: Trx, ids: readonly string[], day: Day): Promise<Map<string, School>> {
	if (ids.length === 0) return new Map();
	const found = await schoolsOn(trx, day)
		.where('school.id', 'in', [...new Set(ids)])
		.execute();
	return new Map(found.map((school) => [school.id, school]));
}

/** The school with a legal code; its branches have the same code and are not meant. */
export const schoolByCode = (trx: Trx, code: string, day: Day): Promise<School | undefined> =>
	schoolsOn(trx, day).where('school.legal_code', '=', code).where('school.parent_id', 'is', null).executeTakeFirst();

/** The branches of a school that are open on a day. */
export const branchesOf = (trx: Trx, id: string, day: Day): Promise<School[]> =>
	schoolsOn(trx, day)
		.where('school.parent_id', '=', id)
		.where((eb) => eb.or([eb('school.closed_on', 'is', null), eb('school.closed_on', '>', day)]))
		.orderBy(sql`version.name collate "lt-x-icu"`)
		.execute();

/** Locks a school until the transaction ends, so that two changes of one school take turns. */
export const lockSchool = async (trx: Trx, id: string): Promise<boolean> =>
	(await trx.selectFrom('schools.school').select('id').where('id', '=', id).forUpdate().executeTakeFirst()) !== undefined;

export type Pupils = { pupils: number; teachers: number | null; as_of: Day };

/** How many learn and teach in a school: the latest count that stood on the day (M-07); null where none did. */
export const pupilsAsOf = async (trx: Trx, schoolId: string, day: Day): Promise<Pupils | null> =>
	(await trx
		.selectFrom('schools.pupil_count')
		.select(['pupils', 'teachers', 'as_of'])
		.where('school_id', '=', schoolId)
		.where('as_of', '<=', day)
		.orderBy('as_of', 'desc')
		.limit(1)
		.modifyEnd(plannedOnce)
		.executeTakeFirst()) ?? null;

/** The 60 municipalities in the order of Lithuanian letters. */
export const municipalitiesOf = (trx: Trx): Promise<Municipality[]> =>
	trx
		.selectFrom('schools.municipality')
		.select(['id', 'code', 'county_code', 'name', 'short_name', 'town', 'latitude', 'longitude'])
		.orderBy(sql`name collate "lt-x-icu"`)
		.modifyEnd(plannedOnce)
		.execute();

/** The 10 counties, for statistics and events (S-09). */
export const countiesOf = (trx: Trx): Promise<{ code: string; name: string }[]> =>
	trx
		.selectFrom('schools.county')
		.select(['code', 'name'])
		.orderBy(sql`name collate "lt-x-icu"`)
		.modifyEnd(plannedOnce)
		.execute();

/** All types of schools that the register knows or knew. */
export async function schoolTypes(trx: Trx): Promise<SchoolType[]> {
	const rows = await trx
		.selectFrom('schools.school_type')
		.select(['code', 'name_lt', 'name_en', 'valid_from', 'valid_to'])
		.orderBy(sql`name_lt collate "lt-x-icu"`)
		.modifyEnd(plannedOnce)
		.execute();
	return rows.map(({ code, name_lt, name_en, valid_from, valid_to }) => ({
		code,
		name: { lt: name_lt, en: name_en },
		valid_from,
		valid_to
	}));
}

/** The schools with these legal codes, by code: for forms in which an officer writes codes. */
export const findByCodes = ({ db }: Context, codes: readonly string[]): Promise<Map<string, string>> =>
	db.transaction().execute(async (trx) => {
		const plain = codes.map((code) => code.replace(/\s/g, ''));
		const rows = await trx
			.selectFrom('schools.school')
			.select(['id', 'legal_code'])
			.where('legal_code', 'in', plain)
			.where('parent_id', 'is', null)
			.execute();
		return new Map(rows.map(({ id, legal_code }) => [legal_code, id]));
	});
