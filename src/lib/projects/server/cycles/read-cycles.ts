import { dayOf, done, isId, refused, type Outcome } from '#platform';
import type { Context, Trx } from '#platform/server';
import { chainOf } from '../../cycle.ts';
import { isOpenOn, readsAll, type Part } from '../../project.ts';
import { projectFor, type ProjectRecord } from '../projects/index.ts';
import { cyclesOf, type CycleRecord } from './cycle-record.ts';
import { notesOf, type NoteRecord } from './note-record.ts';

/** The cycles of a project, and to what a new one may be linked. */
export type Cycles = {
	project: ProjectRecord;
	part: Part;
	writes: boolean;
	/** Whether the notes are for this reader: they are for the team, those who help it, and the centre. */
	reads_all: boolean;
	cycles: CycleRecord[];
	drivers: { id: string; level: string; words: string }[];
	measures: { id: string; name: string }[];
};

/** The cycles of a project, for everybody who may see it. */
export function readCycles(context: Context, project_id: string): Promise<Outcome<Cycles, 'not_found'>> {
	return context.db.transaction().execute((trx) => cyclesFor(trx, context, project_id));
}

export type CyclePage = Omit<Cycles, 'cycles'> & {
	cycle: CycleRecord;
	chain: CycleRecord[];
	next: CycleRecord[];
	others: CycleRecord[];
	notes: NoteRecord[];
};

/** One cycle with the chain it stands in, the cycles that go on from it, and its notes. */
export function readCycle(
	context: Context,
	{ project_id, cycle_id }: { project_id: string; cycle_id: string }
): Promise<Outcome<CyclePage, 'not_found'>> {
	return context.db.transaction().execute(async (trx) => {
		const all = isId(cycle_id) ? await cyclesFor(trx, context, project_id) : refused('not_found' as const);
		if (!all.ok) return all;
		const { cycles, ...rest } = all.value;
		const cycle = cycles.find(({ id }) => id === cycle_id);
		if (!cycle) return refused('not_found');
		return done({
			...rest,
			cycle,
			chain: chainOf(cycles, cycle_id),
			next: cycles.filter(({ after_id }) => after_id === cycle_id),
			others: cycles.filter(({ id }) => id !== cycle_id),
			notes: rest.reads_all ? await notesOf(trx, { project_id, cycle_id }) : []
		});
	});
}

async function cyclesFor(trx: Trx, context: Context, project_id: string): Promise<Outcome<Cycles, 'not_found'>> {
	const found = await projectFor(trx, context, project_id);
	if (!found) return refused('not_found');
	const { project, part } = found;
	return done({
		project,
		part,
		writes: part === 'team' && isOpenOn(project, dayOf(context.now)),
		reads_all: readsAll(part),
		cycles: await cyclesOf(trx, project_id),
		drivers: await trx
			.selectFrom('projects.driver')
			.select(['id', 'level', 'words'])
			.where('project_id', '=', project_id)
			.where('removed_at', 'is', null)
			.orderBy('position')
			.execute(),
		measures: await trx
			.selectFrom('projects.measure')
			.select(['id', 'name'])
			.where('project_id', '=', project_id)
			.where('ended_at', 'is', null)
			.orderBy('added_at')
			.execute()
	});
}
