import { isId, type Day } from '#platform';
import type { Trx } from '#platform/server';
import type { Decision } from '../../cycle.ts';

export type CycleRecord = {
	id: string;
	project_id: string;
	number: number;
	driver_id: string | null;
	measure_id: string | null;
	after_id: string | null;
	title: string;
	question: string;
	prediction: string;
	who: string;
	place: string;
	from_on: Day | null;
	to_on: Day | null;
	done: string;
	learned: string;
	decision: Decision | null;
	next_step: string;
	conditions: string;
	planned_at: Date;
	planned_by: string;
	decided_at: Date | null;
	revision: number;
};

const columns = [
	'id',
	'project_id',
	'number',
	'driver_id',
	'measure_id',
	'after_id',
	'title',
	'question',
	'prediction',
	'who',
	'place',
	'from_on',
	'to_on',
	'done',
	'learned',
	'decision',
	'next_step',
	'conditions',
	'planned_at',
	'planned_by',
	'decided_at',
	'revision'
] as const;

/** The cycles of a project in the order they were planned. */
export async function cyclesOf(trx: Trx, project_id: string): Promise<CycleRecord[]> {
	const rows = await trx.selectFrom('projects.cycle').select(columns).where('project_id', '=', project_id).orderBy('number').execute();
	return rows as CycleRecord[];
}

export async function cycleById(trx: Trx, id: string): Promise<CycleRecord | undefined> {
	if (!isId(id)) return undefined;
	return (await trx.selectFrom('projects.cycle').select(columns).where('id', '=', id).executeTakeFirst()) as CycleRecord | undefined;
}
