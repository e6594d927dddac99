import { sql } from 'kysely';
import { addDays, newId, type Day } from '#platform';
import { addOrganisations } from '#people/server';
import type { Trx } from '#platform/server';
import type { Known } from '../../comparison.ts';
import type { Said } from '../../register-row.ts';
import { entryFields, type Entry } from '../../version.ts';
import { entryOf } from '../entry.ts';
import { municipalitiesOf } from '../queries.ts';
import { foundBy } from '../write.ts';
import type { JudgedImport, Row } from './judge-rows.ts';
import type { Import } from './stored.ts';

type School = { id: string; legal_code: string; parent_id: string | null };
type Version = Entry & { id: string; school_id: string; starts_on: Day; found_by: string };
type Count = { school_id: string; as_of: Day; pupils: number; teachers: number | null };
type Closing = { id: string; closed_on: Day };
type Undo = { line: number; school_id: string; version_id: string | null; undo: object };

/** Writes all new, changed and vanished schools of an import, each table with a statement or two. Returns the schools touched. */
export async function writeRows(trx: Trx, now: Date, { id, as_of }: Import, { rows, vanished }: JudgedImport): Promise<string[]> {
	const added = rows.filter(({ outcome }) => outcome === 'new');
	const changed = rows.filter(({ outcome }) => outcome === 'changed') as (Row & { school: Known })[];
	const schools = await schoolsOf(trx, added);
	const ids = new Map([
		...added.map(({ line }, place) => [line, schools[place]?.id ?? ''] as const),
		...changed.map(({ line, school }) => [line, school.id] as const)
	]);
	const versions = await versionsOf(trx, as_of, [...added, ...changed], ids);
	const counts = [...added, ...changed].flatMap((row) => countOf(row, ids.get(row.line) ?? '', as_of));
	const closings = [
		...[...added, ...changed].flatMap(({ line, said }) => (said.closed_on ? [{ id: ids.get(line) ?? '', closed_on: said.closed_on }] : [])),
		...vanished.map((school) => ({ id: school.id, closed_on: as_of }))
	];

	const before = await countsBefore(trx, counts);
	await insertSchools(trx, now, schools, versions);
	await supersedeVersions(trx, as_of, changed, versions);
	await insertVersions(trx, versions);
	await upsertCounts(trx, counts);
	await close(trx, closings);
	await keepUndo(trx, id, undoOf([...added, ...changed], ids, versions, counts, before), rows.at(-1)?.line ?? 0, vanished);
	return [...ids.values(), ...vanished.map((school) => school.id)];
}

/** New schools with their ids; a branch finds its parent in the register or in the same file. */
async function schoolsOf(trx: Trx, added: Row[]): Promise<School[]> {
	const own = added.map(({ said }) => ({
		id: newId(),
		legal_code: said.parent_code ?? said.legal_code ?? '',
		parent_code: said.parent_code
	}));
	const codes = own.flatMap(({ parent_code }) => parent_code ?? []);
	const there =
		codes.length > 0
			? await trx
					.selectFrom('schools.school')
					.select(['id', 'legal_code'])
					.where('legal_code', 'in', codes)
					.where('parent_id', 'is', null)
					.execute()
			: [];
	const parents = new Map([...there, ...own.filter(({ parent_code }) => !parent_code)].map((school) => [school.legal_code, school.id]));
	return own.map(({ id, legal_code, parent_code }) => ({
		id,
		legal_code,
		parent_id: parent_code ? (parents.get(parent_code) ?? null) : null
	}));
}

async function versionsOf(trx: Trx, asOf: Day, rows: Row[], ids: Map<number, string>): Promise<Version[]> {
	const municipalities = new Map((await municipalitiesOf(trx)).map((one) => [one.id, one]));
	return rows
		.filter(({ outcome, changes }) => outcome === 'new' || changes.some(({ field }) => (entryFields as readonly string[]).includes(field)))
		.map(({ line, said, school }) => {
			const entry = mergedEntry(school, said);
			const found_by = foundBy(
				entry,
				municipalities.get(entry.municipality_id) ?? { name: '' },
				school?.legal_code ?? said.parent_code ?? said.legal_code ?? ''
			);
			return { id: newId(), school_id: ids.get(line) ?? '', starts_on: asOf, found_by, ...entry };
		});
}

const mergedEntry = (school: Known | undefined, said: Said): Entry =>
	school ? (Object.fromEntries(entryFields.map((field) => [field, said[field] ?? school.version[field]])) as Entry) : entryOf(said);

const countFields = ['pupils', 'teachers', 'pupils_as_of'];

function countOf({ said, school, outcome, changes }: Row, school_id: string, asOf: Day): Count[] {
	const pupils = said.pupils ?? school?.count?.pupils;
	if (pupils === undefined || (outcome === 'changed' && !changes.some(({ field }) => countFields.includes(field)))) return [];
	const as_of = said.pupils_as_of ?? asOf;
	const teachers = said.teachers ?? (school?.count?.as_of === as_of ? school.count.teachers : null);
	return [{ school_id, as_of, pupils, teachers }];
}

async function insertSchools(trx: Trx, now: Date, schools: School[], versions: Version[]): Promise<void> {
	// New schools and renamed ones: an organisation bears the newest name of its school.
	await addOrganisations(
		trx,
		versions.map(({ school_id, name }) => ({ id: school_id, kind: 'school' as const, name }))
	);
	await sql`
		insert into schools.school (id, legal_code, parent_id, created_at)
		select id, legal_code, parent_id, ${now} from jsonb_to_recordset(${JSON.stringify(schools)}::jsonb) as given (id uuid, legal_code text, parent_id uuid)`.execute(
		trx
	);
}

async function supersedeVersions(trx: Trx, asOf: Day, changed: (Row & { school: Known })[], versions: Version[]): Promise<void> {
	const written = new Set(versions.map(({ school_id }) => school_id));
	const old = changed.filter(({ school }) => written.has(school.id)).map(({ school }) => school.version);
	const replaced = old.filter(({ starts_on }) => starts_on === asOf).map((version) => version.id);
	const ended = old.filter(({ starts_on }) => starts_on < asOf).map((version) => version.id);
	if (replaced.length > 0) await trx.deleteFrom('schools.school_version').where('id', 'in', replaced).execute();
	if (ended.length > 0)
		await trx
			.updateTable('schools.school_version')
			.set({ ends_on: addDays(asOf, -1) })
			.where('id', 'in', ended)
			.execute();
}

export const insertVersions = (trx: Trx, versions: object[]): Promise<unknown> =>
	sql`
	insert into schools.school_version (id, school_id, starts_on, name, type_code, owner_kind, municipality_id, address, email, phone, website, latitude, longitude, found_by)
	select id, school_id, starts_on, name, type_code, owner_kind, municipality_id, address, email, phone, website, latitude, longitude, found_by
	from jsonb_to_recordset(${JSON.stringify(versions)}::jsonb) as given (id uuid, school_id uuid, starts_on date, name text, type_code text, owner_kind smallint,
		municipality_id uuid, address text, email text, phone text, website text, latitude numeric, longitude numeric, found_by text)`.execute(trx);

export const upsertCounts = (trx: Trx, counts: Count[]): Promise<unknown> =>
	sql`
	insert into schools.pupil_count (school_id, as_of, pupils, teachers)
	select school_id, as_of, pupils, teachers
	from jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as given (school_id uuid, as_of date, pupils integer, teachers integer)
	on conflict (school_id, as_of) do update set pupils = excluded.pupils, teachers = excluded.teachers`.execute(trx);

export const close = (trx: Trx, closings: (Closing | { id: string; closed_on: null })[]): Promise<unknown> =>
	sql`
	update schools.school as school set closed_on = given.closed_on
	from jsonb_to_recordset(${JSON.stringify(closings)}::jsonb) as given (id uuid, closed_on date) where school.id = given.id`.execute(trx);

/** The counts of the same schools and days that the import replaces. */
async function countsBefore(trx: Trx, counts: Count[]): Promise<Map<string, Count>> {
	const { rows } = await sql<Count>`
		select old.* from schools.pupil_count as old
		join jsonb_to_recordset(${JSON.stringify(counts)}::jsonb) as given (school_id uuid, as_of date) on given.school_id = old.school_id and given.as_of = old.as_of`.execute(
		trx
	);
	return new Map(rows.map((count) => [count.school_id, count]));
}

function undoOf(rows: Row[], ids: Map<number, string>, versions: Version[], counts: Count[], before: Map<string, Count>): Undo[] {
	const versionIds = new Map(versions.map((version) => [version.school_id, version.id]));
	const countDays = new Map(counts.map((count) => [count.school_id, count.as_of]));
	return rows.map(({ line, school }) => {
		const school_id = ids.get(line) ?? '';
		const undo = {
			version: school?.version ?? null,
			count: before.get(school_id) ?? null,
			count_day: countDays.get(school_id) ?? null,
			closed_on: school?.closed_on ?? null
		};
		return { line, school_id, version_id: versionIds.get(school_id) ?? null, undo };
	});
}

async function keepUndo(trx: Trx, id: string, undos: Undo[], last: number, vanished: Known[]): Promise<void> {
	const all = [
		...undos,
		...vanished.map((school, place) => ({
			line: last + 1 + place,
			school_id: school.id,
			version_id: null,
			undo: { version: null, count: null, count_day: null, closed_on: null }
		}))
	];
	await sql`
		update schools.import_row as row set school_id = given.school_id, version_id = given.version_id, undo = given.undo
		from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as given (line integer, school_id uuid, version_id uuid, undo jsonb)
		where row.import_id = ${id} and row.line = given.line`.execute(trx);
}
