import { done, newId, refused, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { readMeasure, type MeasurePlan, type TypedMeasure } from '../../measure.ts';
import { projectToWrite, subjectsOfProject, type ProjectRecord, type WriteRefusal } from '../projects/index.ts';
import { measureById, type MeasureRecord } from './measure-record.ts';

export type MeasureRefusal = WriteRefusal | 'measure_faulty' | 'measure_of_aim_taken' | 'measure_over' | 'measures_many';

/** So many measures that are not over has a project at most: more than a team can look after. */
const most = 20;

/** Adds a measure to a project. One of them may be the aim's. By its team. */
export function addMeasure(
	context: Context,
	{ project_id, ...typed }: TypedMeasure & { project_id: string }
): Promise<Outcome<{ id: string }, MeasureRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const project = await projectToWrite(trx, context, project_id);
		if (!project.ok) return project;
		const { plan, faults } = readMeasure(typed);
		if (faults.length > 0) return refused('measure_faulty', faults);
		const others = await standing(trx, project_id);
		if (others.length >= most) return refused('measures_many');
		if (plan.of_aim && others.some(({ of_aim }) => of_aim)) return refused('measure_of_aim_taken', taken);
		const id = newId();
		await trx
			.insertInto('projects.measure')
			.values({ id, project_id, ...plan, added_at: context.now, added_by: context.actor.id as string })
			.execute();
		await record(trx, context, { name: 'measure.added', ...subjectsOfProject(project.value), particulars: { name: plan.name } });
		return done({ id });
	});
}

/**
 * Changes how a measure is described. Its unit stays once it has values: the same number would mean something else. What a colleague has
 * written since the page showed it (`seen`) is not overwritten. By the team.
 */
export function changeMeasure(
	context: Context,
	{ measure_id, seen, ...typed }: TypedMeasure & { measure_id: string; seen: number }
): Promise<Outcome<{ project_id: string }, MeasureRefusal | 'changed_meanwhile'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await measureToWrite(trx, context, measure_id);
		if (!found.ok) return found;
		const { measure, project } = found.value;
		if (measure.ended_at !== null) return refused('measure_over');
		const { plan, faults } = readMeasure(typed);
		if (plan.unit !== measure.unit && (await hasValues(trx, measure_id)))
			faults.push({ field: 'unit', key: 'projects_fault_measure_unit_stays' });
		if (faults.length > 0) return refused('measure_faulty', faults);
		const others = (await standing(trx, measure.project_id)).filter(({ id }) => id !== measure_id);
		if (plan.of_aim && others.some(({ of_aim }) => of_aim)) return refused('measure_of_aim_taken', taken);
		if (says(measure, plan)) return done({ project_id: measure.project_id });
		if (measure.revision !== seen) return refused('changed_meanwhile');
		await change(trx, context, measure, plan);
		await record(trx, context, { name: 'measure.changed', ...subjectsOfProject(project), particulars: { name: plan.name } });
		return done({ project_id: measure.project_id });
	});
}

/** Ends a measure: it is not asked for any more; its values stay. By the team. */
export function endMeasure(context: Context, measure_id: string): Promise<Outcome<{ project_id: string }, WriteRefusal | 'measure_over'>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await measureToWrite(trx, context, measure_id);
		if (!found.ok) return found;
		const { measure, project } = found.value;
		if (measure.ended_at !== null) return refused('measure_over');
		await trx.updateTable('projects.measure').set({ ended_at: context.now }).where('id', '=', measure_id).execute();
		await record(trx, context, { name: 'measure.ended', ...subjectsOfProject(project), particulars: { name: measure.name } });
		return done({ project_id: measure.project_id });
	});
}

/** A measure as it stands once its project is locked: acts upon one project take turns. */
async function measureToWrite(
	trx: Trx,
	context: Context,
	id: string
): Promise<Outcome<{ measure: MeasureRecord; project: ProjectRecord }, WriteRefusal>> {
	const before = await measureById(trx, id);
	if (!before) return refused('not_found');
	const project = await projectToWrite(trx, context, before.project_id);
	if (!project.ok) return project;
	const measure = await measureById(trx, id);
	return measure ? done({ measure, project: project.value }) : refused('not_found');
}

const taken = [{ field: 'of_aim', key: 'refusal_projects_measure_of_aim_taken' }];

const standing = (trx: Trx, project_id: string) =>
	trx.selectFrom('projects.measure').select(['id', 'of_aim']).where('project_id', '=', project_id).where('ended_at', 'is', null).execute();

const hasValues = async (trx: Trx, measure_id: string): Promise<boolean> =>
	(await trx.selectFrom('projects.value').select('id').where('measure_id', '=', measure_id).limit(1).executeTakeFirst()) !== undefined;

/** Whether a measure says that already. */
const says = (measure: MeasureRecord, plan: MeasurePlan): boolean =>
	(Object.keys(plan) as (keyof MeasurePlan)[]).every((key) => measure[key] === plan[key]);

const change = (trx: Trx, { actor }: Context, { id, revision }: MeasureRecord, plan: MeasurePlan) =>
	trx
		.updateTable('projects.measure')
		.set({ ...plan, revision: revision + 1, changed_by: actor.id as string })
		.where('id', '=', id)
		.execute();
