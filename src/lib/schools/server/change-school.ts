import { dayOf, done, isId, refused, type Day, type Fault, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { changesBetween, entryFields, type Change, type Entry } from '../version.ts';
import { erased, faultOfDay, readWritten, type Written } from './entry.ts';
import { mayKeepRegister } from './may.ts';
import { lockSchool, schoolById } from './queries.ts';
import { latestVersion, supersede, writeCount } from './write.ts';

export type ChangeSchool = Omit<Written, 'legal_code' | 'parent_code' | 'closed_on'> & { school_id: string; from: Day };
export type ChangeRefusal = 'not_yours' | 'unknown_school' | 'school_closed' | 'nothing_changed' | 'faulty';

/**
 * Writes down that a school was renamed, moved, changed its type or anything else that the register says of it, from a
 * day on. What held before stays in its history (S-10). A text that a form sends empty is taken away.
 */
export function changeSchool(context: Context, input: ChangeSchool): Promise<Outcome<{ changes: Change[] }, ChangeRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!isId(input.school_id) || !(await lockSchool(trx, input.school_id))) return refused('unknown_school');
		if (!(await mayKeepRegister(trx, context))) return refused('not_yours');
		const today = dayOf(context.now);
		const school = await schoolById(trx, input.school_id, today);
		if (!school) return refused('unknown_school');
		if (school.closed_on) return refused('school_closed');

		const latest = await latestVersion(trx, school.id);
		const { said, faults } = await readWritten(trx, { ...input, legal_code: undefined }, input.from);
		const later: Fault[] =
			latest.starts_on > input.from ? [{ field: 'from', key: 'school_fault_newer_here', values: { day: latest.starts_on } }] : [];
		const all = [...faults, ...emptied(input), ...faultOfDay('from', input.from, today), ...later];
		if (all.length > 0) return refused('faulty', all);
		const changed = { ...said, ...erased(input) };
		const changes = changesBetween(latest, changed);
		if (changes.length === 0 && said.pupils === undefined) return refused('nothing_changed');

		const entry = Object.fromEntries(
			entryFields.map((field) => [field, changed[field] === undefined ? latest[field] : changed[field]])
		) as Entry;
		if (changes.length > 0) await supersede(trx, school, latest, entry, input.from);
		if (said.pupils !== undefined)
			await writeCount(trx, {
				school_id: school.id,
				pupils: said.pupils,
				teachers: said.teachers ?? null,
				as_of: said.pupils_as_of ?? input.from
			});
		await record(trx, context, {
			name: 'school.changed',
			subject: { kind: 'school', id: school.id },
			particulars: { name: entry.name, from: input.from, changes }
		});
		return done({ changes });
	});
}

/** What no school is without cannot be emptied. */
const emptied = (input: ChangeSchool): Fault[] =>
	(['name', 'type', 'owner_kind', 'municipality'] as const)
		.filter((field) => typeof input[field] === 'string' && input[field].trim() === '')
		.map((field) => ({ field, key: `school_fault_${field}_missing` }));
