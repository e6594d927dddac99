import { done, prose, refused, type Outcome } from '#platform';
import { record, type Context } from '#platform/server';
import { halfKey } from '../../half-year.ts';
import { lengthFault } from '../../text.ts';
import { projectToWrite, subjectsOfProject, type WriteRefusal } from '../projects/index.ts';
import { wordsOf } from './half-year-record.ts';
import { halvesOf } from './read-half-year.ts';

export type SaveHalfYear = { project_id: string; half: string; proud: string; need: string; seen: number };
export type HalfYearRefusal = WriteRefusal | 'half_year_faulty' | 'changed_meanwhile';

/**
 * Writes what the team is proud of and what it needs, beside the records of a half year. The first words make the report the school's
 * own: its coordinators see who has one. What a colleague has written since the page showed it is not overwritten. By the team.
 */
export function saveHalfYear(context: Context, input: SaveHalfYear): Promise<Outcome<undefined, HalfYearRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const { actor, now } = context;
		const found = await projectToWrite(trx, context, input.project_id);
		if (!found.ok) return found;
		const project = found.value;
		const half = halvesOf(project, context).find((one) => halfKey(one) === input.half)?.from;
		if (half === undefined || actor.kind !== 'person') return refused('not_found');
		const [proud, need] = [prose(input.proud), prose(input.need)];
		const faults = [...lengthFault('proud', proud, { most: 1000 }), ...lengthFault('need', need, { most: 1000 })];
		if (proud === '' && need === '') faults.push({ field: 'proud', key: 'projects_fault_half_year' });
		if (faults.length > 0) return refused('half_year_faulty', faults);
		const before = await wordsOf(trx, project.id, half);
		if (before.proud === proud && before.need === need) return done();
		if (before.revision !== input.seen) return refused('changed_meanwhile');
		const words = { proud, need, revision: before.revision + 1, written_at: now, written_by: actor.id };
		await trx
			.insertInto('projects.half_year')
			.values({ project_id: project.id, half, ...words })
			.onConflict((conflict) => conflict.columns(['project_id', 'half']).doUpdateSet(words))
			.execute();
		await record(trx, context, { name: 'half_year.written', ...subjectsOfProject(project), particulars: { half: input.half } });
		return done();
	});
}
