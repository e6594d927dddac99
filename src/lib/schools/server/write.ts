import { addDays, newId, type Day } from '#platform';
import { addOrganisation } from '#people/server';
import type { Trx } from '#platform/server';
import { entryFields, type Entry } from '../version.ts';

export type VersionRow = Entry & { id: string; school_id: string; starts_on: Day; ends_on: Day | null };

/** The newest version of a school: the one without an end. */
export const latestVersion = (trx: Trx, schoolId: string): Promise<VersionRow> =>
	trx
		.selectFrom('schools.school_version')
		.select(['id', 'school_id', 'starts_on', 'ends_on', ...entryFields])
		.where('school_id', '=', schoolId)
		.orderBy('starts_on', 'desc')
		.limit(1)
		.executeTakeFirstOrThrow() as Promise<VersionRow>;

/** Writes a school that was not there, as an organisation, a school and its first version. */
export async function writeSchool(
	trx: Trx,
	now: Date,
	school: { id: string; legal_code: string; parent_id: string | null; demo: boolean; starts_on: Day; entry: Entry }
): Promise<void> {
	const { id, legal_code, parent_id, demo, starts_on, entry } = school;
	await addOrganisation(trx, { id, kind: 'school', name: entry.name });
	await trx.insertInto('schools.school').values({ id, legal_code, parent_id, demo, created_at: now }).execute();
	await insertVersion(trx, { school_id: id, legal_code, starts_on, entry });
}

/** Writes what holds of a school from a day: the version before it ends the day before; one that began that very day is corrected. */
export async function supersede(
	trx: Trx,
	school: { id: string; legal_code: string },
	latest: VersionRow,
	entry: Entry,
	from: Day
): Promise<void> {
	if (latest.starts_on === from) await trx.deleteFrom('schools.school_version').where('id', '=', latest.id).execute();
	else
		await trx
			.updateTable('schools.school_version')
			.set({ ends_on: addDays(from, -1) })
			.where('id', '=', latest.id)
			.execute();
	await insertVersion(trx, { school_id: school.id, legal_code: school.legal_code, starts_on: from, entry });
	if (entry.name !== latest.name) await addOrganisation(trx, { id: school.id, kind: 'school', name: entry.name });
}

/** Writes how many learn and teach in a school on a day; the number of that day is replaced. */
export const writeCount = (trx: Trx, count: { school_id: string; pupils: number; teachers: number | null; as_of: Day }): Promise<unknown> =>
	trx
		.insertInto('schools.pupil_count')
		.values(count)
		.onConflict((conflict) => conflict.columns(['school_id', 'as_of']).doUpdateSet({ pupils: count.pupils, teachers: count.teachers }))
		.execute();

/** All by which a school is looked for (L-08). */
export const foundBy = (entry: Pick<Entry, 'name' | 'address'>, municipality: { name: string }, legalCode: string): string =>
	[entry.name, entry.address, municipality.name, legalCode].join(' ');

async function insertVersion(
	trx: Trx,
	{ school_id, legal_code, starts_on, entry }: { school_id: string; legal_code: string; starts_on: Day; entry: Entry }
): Promise<void> {
	const municipality = await trx
		.selectFrom('schools.municipality')
		.select('name')
		.where('id', '=', entry.municipality_id)
		.executeTakeFirstOrThrow();
	await trx
		.insertInto('schools.school_version')
		.values({ id: newId(), school_id, starts_on, ends_on: null, ...entry, found_by: foundBy(entry, municipality, legal_code) })
		.execute();
}
