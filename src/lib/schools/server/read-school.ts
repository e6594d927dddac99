import { sql } from 'kysely';
import { dayOf, done, isId, refused, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import type { Municipality } from '../municipality.ts';
import type { SchoolType } from '../school-type.ts';
import type { Entry, Succession } from '../version.ts';
import { branchesOf, countiesOf, municipalitiesOf, pupilsAsOf, schoolById, schoolTypes, type Pupils, type School } from './queries.ts';

export type SchoolVersion = Entry & { id: string; starts_on: Day; ends_on: Day | null; municipality: string };
export type Link = { id: string; name: string; how: Succession; happened_on: Day };

/** All that the register knows of a school, over time. */
export type SchoolFile = {
	school: School;
	pupils: Pupils | null;
	parent: { id: string; name: string } | null;
	branches: { id: string; name: string }[];
	versions: SchoolVersion[];
	counts: Pupils[];
	predecessors: Link[];
	successors: Link[];
};

/** One school of the register with its history: what everyone may read. */
export function readSchool({ db, now }: Context, id: string): Promise<Outcome<SchoolFile, 'unknown_school'>> {
	return db.transaction().execute(async (trx) => {
		const day = dayOf(now);
		const school = isId(id) ? await schoolById(trx, id, day) : undefined;
		if (!school) return refused('unknown_school');
		const parent = school.parent_id ? await schoolById(trx, school.parent_id, day) : undefined;
		return done({
			school,
			pupils: await pupilsAsOf(trx, id, day),
			parent: parent ? { id: parent.id, name: parent.name } : null,
			branches: (await branchesOf(trx, id, day)).map((branch) => ({ id: branch.id, name: branch.name })),
			versions: await versionsOf(trx, id),
			counts: await trx
				.selectFrom('schools.pupil_count')
				.select(['pupils', 'teachers', 'as_of'])
				.where('school_id', '=', id)
				.orderBy('as_of', 'desc')
				.execute(),
			predecessors: await linksOf(trx, id, 'school_id', 'predecessor_id'),
			successors: await linksOf(trx, id, 'predecessor_id', 'school_id')
		});
	});
}

const versionsOf = (trx: Trx, id: string): Promise<SchoolVersion[]> =>
	trx
		.selectFrom('schools.school_version as version')
		.innerJoin('schools.municipality as municipality', 'municipality.id', 'version.municipality_id')
		.selectAll('version')
		.select('municipality.name as municipality')
		.where('version.school_id', '=', id)
		.orderBy('version.starts_on', 'desc')
		.execute() as unknown as Promise<SchoolVersion[]>;

/** The schools on the other end of the links, with their newest names. */
const linksOf = (trx: Trx, id: string, here: 'school_id' | 'predecessor_id', there: 'school_id' | 'predecessor_id'): Promise<Link[]> =>
	trx
		.selectFrom('schools.predecessor as link')
		.innerJoin('people.organisation as organisation', 'organisation.id', `link.${there}`)
		.select(['organisation.id', 'organisation.name', 'link.happened_on'])
		.select(sql<Succession>`link.how`.as('how'))
		.where(`link.${here}`, '=', id)
		.orderBy('link.happened_on')
		.execute();

/** The lists that forms and filters offer. */
export type RegisterLists = { types: SchoolType[]; municipalities: Municipality[]; counties: { code: string; name: string }[] };

export const readLists = ({ db }: Context): Promise<RegisterLists> =>
	db.transaction().execute(async (trx) => ({
		types: await schoolTypes(trx),
		municipalities: await municipalitiesOf(trx),
		counties: await countiesOf(trx)
	}));
