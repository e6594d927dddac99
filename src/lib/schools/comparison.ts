import type { Day, Fault } from '#platform';
import { folded } from './folded.ts';
import { missingIn, type ReadRow, type Said } from './register-row.ts';
import { changesBetween, type Change, type Count, type Entry } from './version.ts';

/** A school as the register has it before an import. */
export type Known = {
	id: string;
	legal_code: string;
	/** Of a branch: its parent's legal code is its own (S-04). */
	is_branch: boolean;
	closed_on: Day | null;
	version: { id: string; starts_on: Day } & Entry;
	count: Count | null;
};

export type RowOutcome = 'new' | 'changed' | 'unchanged' | 'wrong';

/** What a row of a file would do to the register. */
export type Judged = { outcome: RowOutcome; school: Known | undefined; changes: Change[]; faults: Fault[] };

/** By what a school is recognised: its legal code; a branch by its parent's code and its name. */
export const keyOfKnown = ({ legal_code, is_branch, version }: Known): string =>
	is_branch ? `${legal_code}/${folded(version.name)}` : legal_code;
export const keyOfSaid = ({ legal_code, parent_code, name }: Said): string =>
	parent_code ? `${parent_code}/${folded(name ?? '')}` : (legal_code ?? '');

/** Says what a row would do. A row with any fault does nothing at all; a fact that it does not say stays as it is. */
export function judgeRow({ said, faults }: ReadRow, school: Known | undefined, asOf: Day): Judged {
	const all = [...faults, ...(school ? faultsAgainst(school, said, asOf) : missingFor(said, faults))];
	const changes = school
		? [...changesBetween(school.version, said), ...countChanges(school.count, said, asOf), ...closing(school, said)]
		: [];
	if (all.length > 0) return { outcome: 'wrong', school, changes: [], faults: all };
	if (!school) return { outcome: 'new', school, changes: [], faults: [] };
	return { outcome: changes.length > 0 ? 'changed' : 'unchanged', school, changes, faults: [] };
}

/** The share of the register that may vanish with a full import before it is stopped: likely half a file is missing. */
export const mostVanishing = 0.02;
export const wouldEmptyRegister = (vanishing: number, open: number): boolean => vanishing > open * mostVanishing;

function missingFor(said: Said, faults: readonly Fault[]): Fault[] {
	// Of a row that could not be read as a whole nothing can be missed.
	if (faults.some(({ field }) => field === '')) return [];
	const missing = missingIn(said, faults);
	// A branch has the legal code of its parent, so it need not say its own.
	return said.parent_code ? missing.filter(({ field }) => field !== 'legal_code') : missing;
}

function faultsAgainst({ version, closed_on, count }: Known, said: Said, asOf: Day): Fault[] {
	const day = said.pupils_as_of ?? asOf;
	return [
		...(closed_on !== null && closed_on !== said.closed_on
			? [{ field: 'legal_code', key: 'school_fault_closed', values: { day: closed_on } }]
			: []),
		...(version.starts_on > asOf && changesBetween(version, said).length > 0
			? [{ field: 'legal_code', key: 'school_fault_newer_here', values: { day: version.starts_on } }]
			: []),
		...(said.teachers !== undefined && said.pupils === undefined && count?.as_of !== day
			? [{ field: 'pupils', key: 'school_fault_pupils_missing' }]
			: [])
	];
}

/** The number of pupils is of a day (M-07): an older number than the one known is no news, the same number is news of its newer day. */
function countChanges(known: Count | null, said: Said, asOf: Day): Change[] {
	const day = said.pupils_as_of ?? asOf;
	if (known && known.as_of > day) return [];
	const numbers = (['pupils', 'teachers'] as const)
		.filter((field) => said[field] !== undefined && said[field] !== (known?.[field] ?? null))
		.map((field) => ({ field, before: known?.[field] ?? null, after: said[field] ?? null }));
	if (numbers.length > 0 || said.pupils === undefined || !known || known.as_of === day) return numbers;
	return [{ field: 'pupils_as_of', before: known.as_of, after: day }];
}

const closing = ({ closed_on }: Known, said: Said): Change[] =>
	said.closed_on !== undefined && said.closed_on !== closed_on ? [{ field: 'closed_on', before: closed_on, after: said.closed_on }] : [];
