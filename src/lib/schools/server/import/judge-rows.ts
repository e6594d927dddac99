import { sql } from 'kysely';
import type { Day, Fault } from '#platform';
import type { Trx } from '#platform/server';
import { registerFields, type Mapping } from '../../columns.ts';
import { judgeRow, keyOfKnown, keyOfSaid, type Judged, type Known } from '../../comparison.ts';
import { readRow, type ReadRow, type Said } from '../../register-row.ts';
import type { Lists } from '../../written.ts';
import type { Change } from '../../version.ts';
import { municipalitiesOf, schoolTypes } from '../queries.ts';
import { rawRows, type Import, type Raw, type Values, type Verdict } from './stored.ts';

export type Row = Judged & { line: number; said: Said };
export type JudgedImport = { rows: Row[]; vanished: Known[]; open: number };

/** Compares every line of an import with the register as it is now. Two queries for the lists, one for all schools. */
export async function judgeImport(trx: Trx, { id, mapping, as_of, full_register }: Import): Promise<JudgedImport> {
	const lists: Lists = { day: as_of, types: await schoolTypes(trx), municipalities: await municipalitiesOf(trx) };
	const known = await knownSchools(trx);
	const byKey = new Map(known.map((school) => [keyOfKnown(school), school]));
	const read = (await rawRows(trx, id)).map((row) => ({ line: row.line, ...readLine(row, mapping, lists) }));
	const parents = new Set([
		...known.filter(({ is_branch }) => !is_branch).map(({ legal_code }) => legal_code),
		...read.map(({ said }) => (said.parent_code ? '' : (said.legal_code ?? '')))
	]);
	const lineOf = new Map<string, number>();

	const rows = read.map(({ line, said, faults }) => {
		const key = keyOfSaid(said);
		const first = key === '' ? undefined : lineOf.get(key);
		if (first === undefined && key !== '') lineOf.set(key, line);
		const all = [...faults, ...faultsAmong(said, first, parents)];
		return { line, said, ...judgeRow({ said, faults: all }, byKey.get(key), as_of) };
	});
	const open = known.filter(({ closed_on, version }) => closed_on === null && version.starts_on <= as_of);
	return { rows, open: open.length, vanished: full_register ? open.filter((school) => !lineOf.has(keyOfKnown(school))) : [] };
}

/** What a preview keeps of a judged import; schools that the file lacks are numbered after its last line. */
export function verdictsOf({ rows, vanished }: JudgedImport): Verdict[] {
	const last = rows.at(-1)?.line ?? 0;
	return [
		...rows.map(({ line, said, outcome, faults, changes, school }) => ({
			line,
			outcome,
			faults,
			name: said.name ?? school?.version.name ?? '',
			school_id: school?.id ?? null,
			before: outcome === 'changed' ? valuesOf(changes, 'before') : null,
			after: outcome === 'changed' ? valuesOf(changes, 'after') : outcome === 'new' ? ({ ...said } as Values) : null
		})),
		...vanished.map((school, place) => ({
			line: last + 1 + place,
			outcome: 'vanished' as const,
			faults: [],
			name: school.version.name,
			school_id: school.id,
			before: null,
			after: null
		}))
	];
}

const valuesOf = (changes: Change[], side: 'before' | 'after'): Values =>
	Object.fromEntries(changes.map((change) => [change.field, change[side]]));

function readLine({ cells, fault }: Raw, mapping: Mapping, lists: Lists): ReadRow {
	if (fault) return { said: {}, faults: [{ field: '', ...fault }] };
	// In the order of the register, not in that of the mapping, which the database keeps in its own.
	const written = registerFields.flatMap((field) => {
		const column = mapping[field];
		return column === undefined ? [] : [[field, cells[column] ?? ''] as const];
	});
	return readRow(Object.fromEntries(written), lists);
}

function faultsAmong(said: Said, first: number | undefined, parents: Set<string>): Fault[] {
	const faults: Fault[] = [];
	if (first !== undefined) faults.push({ field: 'legal_code', key: 'school_fault_duplicate', values: { line: first } });
	if (said.parent_code && !parents.has(said.parent_code))
		faults.push({ field: 'parent_code', key: 'school_fault_parent_unknown', values: { value: said.parent_code } });
	if (said.parent_code && said.legal_code && said.parent_code !== said.legal_code)
		faults.push({ field: 'legal_code', key: 'school_fault_branch_code', values: { value: said.parent_code } });
	return faults;
}

/** All schools with their newest version and their newest count. */
async function knownSchools(trx: Trx): Promise<Known[]> {
	const { rows } = await sql<{
		school: Omit<Known, 'version' | 'count'>;
		version: Known['version'];
		count: { as_of: Day; pupils: number; teachers: number | null } | null;
	}>`
		select jsonb_build_object('id', school.id, 'legal_code', school.legal_code, 'is_branch', school.parent_id is not null, 'closed_on', school.closed_on) as school,
			to_jsonb(version) - 'school_id' - 'ends_on' - 'found_by' - 'search' as version,
			(select jsonb_build_object('as_of', as_of, 'pupils', pupils, 'teachers', teachers) from schools.pupil_count where school_id = school.id order by as_of desc limit 1) as count
		from schools.school as school
		join schools.school_version as version on version.school_id = school.id and version.ends_on is null`.execute(trx);
	return rows.map(({ school, version, count }) => ({ ...school, version, count }));
}
