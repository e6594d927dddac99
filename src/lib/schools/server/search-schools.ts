import { sql } from 'kysely';
import { dayOf, done, isId, type Day, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { soughtWords } from '../folded.ts';

export type Search = {
	/** Words from the name, the town, the municipality or the legal code, each from its beginning (L-08). */
	q?: string;
	municipality_id?: string;
	county?: string;
	type?: string;
	/** Closed schools too. */
	closed?: boolean;
	limit?: number;
	offset?: number;
};

export type FoundSchool = {
	id: string;
	legal_code: string;
	name: string;
	type_code: string;
	municipality_id: string;
	municipality: string;
	address: string;
	parent_id: string | null;
	closed_on: Day | null;
	pupils: number | null;
};

/** Schools of the register, sorted as Lithuanians sort (L-06): open to everyone, a page at a time, two queries whatever it holds. */
export function searchSchools({ db, now }: Context, search: Search): Promise<Outcome<{ rows: FoundSchool[]; total: number }, never>> {
	return db.transaction().execute(async (trx) => {
		const day = dayOf(now);
		const rows = await pageOf(trx, day, search);
		const { total } = await matching(trx, day, search)
			.select((eb) => eb.fn.countAll<number>().as('total'))
			.executeTakeFirstOrThrow();
		return done({ rows, total });
	});
}

/** The page is cut first and then completed, so that pupils are looked up for its rows only. */
const pageOf = (trx: Trx, day: Day, search: Search): Promise<FoundSchool[]> =>
	trx
		.selectFrom(
			matching(trx, day, search)
				.select([
					'school.id',
					'school.legal_code',
					'school.parent_id',
					'school.closed_on',
					'version.name',
					'version.type_code',
					'version.municipality_id',
					'version.address'
				])
				.orderBy(sql`version.name collate "lt-x-icu"`)
				.orderBy('version.school_id')
				.limit(Math.min(Math.max(search.limit ?? 50, 1), 20_000))
				.offset(Math.max(search.offset ?? 0, 0))
				.as('found')
		)
		.innerJoin('schools.municipality as municipality', 'municipality.id', 'found.municipality_id')
		.selectAll('found')
		.select(['municipality.name as municipality'])
		.select((eb) =>
			eb
				.selectFrom('schools.pupil_count')
				.select('pupils')
				.whereRef('school_id', '=', 'found.id')
				.where('as_of', '<=', day)
				.orderBy('as_of', 'desc')
				.limit(1)
				.as('pupils')
		)
		.orderBy(sql`found.name collate "lt-x-icu"`)
		.orderBy('found.id')
		.execute();

function matching(trx: Trx, day: Day, { q = '', municipality_id, county, type, closed }: Search) {
	const words = soughtWords(q);
	let query = trx
		.selectFrom('schools.school_version as version')
		.innerJoin('schools.school as school', 'school.id', 'version.school_id')
		.where('version.starts_on', '<=', day)
		.where((eb) => eb.or([eb('version.ends_on', 'is', null), eb('version.ends_on', '>=', day)]));
	if (!closed) query = query.where((eb) => eb.or([eb('school.closed_on', 'is', null), eb('school.closed_on', '>', day)]));
	if (words.length > 0)
		query = query.where(sql<boolean>`version.search @@ to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')})`);
	// Signs without a single letter or digit find nothing, rather than everything.
	else if (q.trim() !== '') query = query.where(sql<boolean>`false`);
	if (municipality_id)
		query = isId(municipality_id) ? query.where('version.municipality_id', '=', municipality_id) : query.where(sql<boolean>`false`);
	if (county)
		query = query.where('version.municipality_id', 'in', (eb) =>
			eb.selectFrom('schools.municipality').select('id').where('county_code', '=', county)
		);
	if (type) query = query.where('version.type_code', '=', type);
	return query;
}
