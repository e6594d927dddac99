import { done, isId, newId, refused, type Fault, type Outcome } from '#platform';
import { record, type Context, type Trx } from '#platform/server';
import { kindOf, mayPredict, readCyclePlan, readDecision, readStudy, type TypedPlan, type TypedStudy } from '../../cycle.ts';
import { projectToWrite, subjectsOfProject, type ProjectRecord, type WriteRefusal } from '../projects/index.ts';
import { cycleById, type CycleRecord } from './cycle-record.ts';

/** What a cycle hangs on: the driver whose idea it tests, the measure that will tell, the cycle it goes on from. Empty where none. */
type Links = { driver_id: string; measure_id: string; after_id: string };
export type PlanCycle = TypedPlan & Links & { project_id: string };
export type CycleRefusal = WriteRefusal | 'changed_meanwhile' | 'cycle_decided' | 'cycle_faulty' | 'cycle_predicted_late';

/** Plans a cycle: what is tried, what is expected, where, when and by whom. Without a prediction it is an activity (N-07). By the team. */
export function planCycle(
	context: Context,
	{ project_id, driver_id, measure_id, after_id, ...typed }: PlanCycle
): Promise<Outcome<{ id: string; number: number }, CycleRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const project = await projectToWrite(trx, context, project_id);
		if (!project.ok) return project;
		const { plan, faults } = readCyclePlan(typed);
		const links = await linksIn(trx, project_id, { driver_id, measure_id, after_id });
		const wrong = [...faults, ...links.faults];
		if (wrong.length > 0) return refused('cycle_faulty', wrong);
		const id = newId();
		const number = await nextNumber(trx, project_id);
		await trx
			.insertInto('projects.cycle')
			.values({ id, project_id, number, ...plan, ...links.found, planned_at: context.now, planned_by: context.actor.id as string })
			.execute();
		await tell(trx, context, project.value, 'cycle.planned', { number, title: plan.title, kind: kindOf(plan) });
		return done({ id, number });
	});
}

export type ChangeCycle = Omit<PlanCycle, 'project_id'> & { cycle_id: string; seen: number };

/** Changes the plan of a cycle that is not decided. The prediction stands once something was done: afterwards it would be none. By the team. */
export function changeCycle(context: Context, input: ChangeCycle): Promise<Outcome<{ project_id: string }, CycleRefusal>> {
	const { cycle_id, seen, driver_id, measure_id, after_id, ...typed } = input;
	return openCycle(context, { cycle_id, seen }, async (trx, cycle, project) => {
		const { plan, faults } = readCyclePlan(typed);
		const links = await linksIn(trx, project.id, { driver_id, measure_id, after_id }, cycle);
		if (plan.prediction !== cycle.prediction && !mayPredict(cycle)) return refused('cycle_predicted_late', late);
		if (faults.length + links.faults.length > 0) return refused('cycle_faulty', [...faults, ...links.faults]);
		await write(trx, cycle, { ...plan, ...links.found });
		await tell(trx, context, project, 'cycle.changed', { number: cycle.number, title: plan.title });
		return done({ project_id: project.id });
	});
}

/** Writes what was done and what was learned so far; may be done many times until the cycle is decided. By the team. */
export function studyCycle(
	context: Context,
	{ cycle_id, seen, ...typed }: TypedStudy & { cycle_id: string; seen: number }
): Promise<Outcome<{ project_id: string }, CycleRefusal>> {
	return openCycle(context, { cycle_id, seen }, async (trx, cycle, project) => {
		const { study, faults } = readStudy(typed);
		if (faults.length > 0) return refused('cycle_faulty', faults);
		await write(trx, cycle, study);
		await tell(trx, context, project, 'cycle.studied', { number: cycle.number, title: cycle.title });
		return done({ project_id: project.id });
	});
}

/**
 * Decides a cycle: adopt, adapt or abandon, with what was learned. Abandoning is a result like the others. A decision is final: who
 * thinks otherwise later plans the next cycle. By the team.
 */
export function decideCycle(
	context: Context,
	{ cycle_id, seen, ...typed }: { cycle_id: string; seen: number; decision: string; learned: string; next_step: string }
): Promise<Outcome<{ project_id: string }, CycleRefusal>> {
	return openCycle(context, { cycle_id, seen }, async (trx, cycle, project) => {
		const { decided, faults } = readDecision(typed);
		if (faults.length > 0) return refused('cycle_faulty', faults);
		await write(trx, cycle, { ...decided, decided_at: context.now, decided_by: context.actor.id });
		await tell(trx, context, project, 'cycle.decided', { number: cycle.number, title: cycle.title, decision: decided.decision });
		return done({ project_id: project.id });
	});
}

/** A cycle that its team may still write in, as somebody has last seen it; nobody's words are overwritten unseen. */
function openCycle<Value>(
	context: Context,
	{ cycle_id, seen }: { cycle_id: string; seen: number },
	act: (trx: Trx, cycle: CycleRecord, project: ProjectRecord) => Promise<Outcome<Value, CycleRefusal>>
): Promise<Outcome<Value, CycleRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await cycleById(trx, cycle_id);
		if (!found) return refused('not_found');
		const project = await projectToWrite(trx, context, found.project_id);
		if (!project.ok) return project;
		// Read anew: the project is locked only now.
		const cycle = (await cycleById(trx, cycle_id)) as CycleRecord;
		if (cycle.decision !== null) return refused('cycle_decided');
		if (cycle.revision !== seen) return refused('changed_meanwhile');
		return act(trx, cycle, project.value);
	});
}

const late: Fault[] = [{ field: 'prediction', key: 'refusal_projects_cycle_predicted_late' }];

type Written = Partial<Omit<CycleRecord, 'id' | 'project_id' | 'number' | 'revision'>> & { decided_by?: string | null };

const write = (trx: Trx, { id, revision }: CycleRecord, values: Written) =>
	trx
		.updateTable('projects.cycle')
		.set({ ...values, revision: revision + 1 })
		.where('id', '=', id)
		.execute();

/** Links to what stands in the same project; a cycle does not go on from itself, and keeps a driver that was taken out meanwhile. */
async function linksIn(
	trx: Trx,
	project_id: string,
	typed: Links,
	cycle?: CycleRecord
): Promise<{ found: { [Link in keyof Links]: string | null }; faults: Fault[] }> {
	const stands = async (table: 'projects.driver' | 'projects.measure' | 'projects.cycle', id: string) =>
		isId(id) &&
		id !== cycle?.id &&
		(await trx.selectFrom(table).select('id').where('id', '=', id).where('project_id', '=', project_id).executeTakeFirst()) !== undefined;
	const faults: Fault[] = [];
	for (const [field, table] of tables)
		if (typed[field] !== '' && !(await stands(table, typed[field]))) faults.push({ field, key: 'projects_fault_cycle_link' });
	return {
		found: { driver_id: typed.driver_id || null, measure_id: typed.measure_id || null, after_id: typed.after_id || null },
		faults
	};
}

const tables = [
	['driver_id', 'projects.driver'],
	['measure_id', 'projects.measure'],
	['after_id', 'projects.cycle']
] as const;

async function nextNumber(trx: Trx, project_id: string): Promise<number> {
	const last = await trx
		.selectFrom('projects.cycle')
		.select((eb) => eb.fn.max('number').as('number'))
		.where('project_id', '=', project_id)
		.executeTakeFirst();
	return Number(last?.number ?? 0) + 1;
}

const tell = (
	trx: Trx,
	context: Context,
	project: ProjectRecord,
	name: `cycle.${'planned' | 'changed' | 'studied' | 'decided'}`,
	particulars: Record<string, unknown>
) => record(trx, context, { name, ...subjectsOfProject(project), particulars });
