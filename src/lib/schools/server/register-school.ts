import { dayOf, isId, newId, refused, done, type Day, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { missingIn, type Said } from '../register-row.ts';
import { folded } from '../folded.ts';
import { entryOf, faultOfDay, readWritten, type Written } from './entry.ts';
import { mayKeepRegister } from './may.ts';
import { branchesOf, schoolByCode, schoolById, type School } from './queries.ts';
import { writeCount, writeSchool } from './write.ts';

export type NewSchool = Written & {
	/** From which day the register knows it; today when left out. */
	starts_on?: Day;
	/** Of a branch: it takes its parent's legal code (S-04). */
	parent_id?: string | null;
	/** Invented for a demonstration: its legal code begins with 99. */
	demo?: boolean;
};
export type RegisterRefusal = 'not_yours' | 'unknown_parent' | 'known_already' | 'faulty';

/** Enters one school, or a branch of one, in the register by hand. The facts are read as liberally as those of a file. */
export function registerSchool(context: Context, input: NewSchool): Promise<Outcome<{ id: string }, RegisterRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		if (!(await mayKeepRegister(trx, context))) return refused('not_yours');
		const today = dayOf(context.now);
		const starts_on = input.starts_on || today;
		const parent = input.parent_id && isId(input.parent_id) ? await schoolById(trx, input.parent_id, today) : undefined;
		if (input.parent_id && (!parent || parent.parent_id)) return refused('unknown_parent');

		const { said, faults } = await readWritten(trx, { ...input, ...(parent ? { legal_code: parent.legal_code } : {}) }, starts_on);
		const all = [...faults, ...missingIn(said, faults), ...faultOfDay('starts_on', starts_on, today), ...demoFaults(input, said)];
		if (all.length > 0) return refused('faulty', all);
		const known = await alreadyThere(trx, said, parent, starts_on);
		if (known)
			return refused('known_already', [
				{ field: parent ? 'name' : 'legal_code', key: 'school_fault_known_already', values: { name: known.name } }
			]);

		const id = newId();
		const legal_code = said.legal_code as string;
		await writeSchool(trx, context.now, {
			id,
			legal_code,
			parent_id: parent?.id ?? null,
			demo: input.demo ?? false,
			starts_on,
			entry: entryOf(said)
		});
		if (said.pupils !== undefined)
			await writeCount(trx, { school_id: id, pupils: said.pupils, teachers: said.teachers ?? null, as_of: said.pupils_as_of ?? starts_on });
		await record(trx, context, { name: 'school.registered', subject: { kind: 'school', id }, particulars: { name: said.name } });
		return done({ id });
	});
}

/** A branch is known by its name among the branches of its parent, a school by its legal code. */
async function alreadyThere(trx: Trx, said: Said, parent: School | undefined, day: Day): Promise<School | undefined> {
	if (!parent) return schoolByCode(trx, said.legal_code ?? '', day);
	return (await branchesOf(trx, parent.id, day)).find(({ name }) => folded(name) === folded(said.name ?? ''));
}

const demoFaults = ({ demo }: NewSchool, { legal_code }: Said): Fault[] =>
	demo && legal_code && !legal_code.startsWith('99') ? [{ field: 'legal_code', key: 'school_fault_demo_code' }] : [];
