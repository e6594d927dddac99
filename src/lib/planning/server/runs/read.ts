import type { Trx } from '#platform/server';
import type { Progress } from '../../progress.ts';
import { runState, type Problem, type Run, type RunResult } from '../../run.ts';
import { limitsOf, type TaskOptions } from '../task.ts';

const columns = [
	'id',
	'problem',
	'about_kind',
	'about_id',
	'options',
	'asked_at',
	'asked_by',
	'begun_at',
	'progress',
	'stop_asked_at',
	'ended_at',
	'outcome',
	'result'
] as const;

/** One run with its progress and what came of it. Who may see it is for the slice above to say. */
export async function runOf<Plan = unknown>(trx: Trx, id: string): Promise<Run<Plan> | undefined> {
	const row = await trx.selectFrom('planning.run').select(columns).where('id', '=', id).executeTakeFirst();
	return row && asRun<Plan>(row);
}

/** The runs about a thing, newest first, `limit` of them: those of one problem where it is named. */
export async function runsOf<Plan = unknown>(
	trx: Trx,
	aboutId: string,
	{ problem, limit = 20 }: { problem?: Problem; limit?: number } = {}
): Promise<Run<Plan>[]> {
	const rows = await trx
		.selectFrom('planning.run')
		.select(columns)
		.where('about_id', '=', aboutId)
		.$if(problem !== undefined, (query) => query.where('problem', '=', problem as Problem))
		.orderBy('asked_at', 'desc')
		.orderBy('id')
		.limit(limit)
		.execute();
	return rows.map((row) => asRun<Plan>(row));
}

/** The instance that a run was asked to plan, to explain its plan by. */
export const instanceOf = async (trx: Trx, id: string): Promise<unknown> =>
	(await trx.selectFrom('planning.run').select('instance').where('id', '=', id).executeTakeFirst())?.instance;

type Row = {
	id: string;
	problem: string;
	about_kind: string;
	about_id: string;
	options: unknown;
	asked_at: Date;
	asked_by: string | null;
	begun_at: Date | null;
	progress: unknown;
	stop_asked_at: Date | null;
	ended_at: Date | null;
	outcome: string | null;
	result: unknown;
};

const asRun = <Plan>(row: Row): Run<Plan> => ({
	id: row.id,
	problem: row.problem as Problem,
	about: { kind: row.about_kind, id: row.about_id },
	state: runState(row),
	asked_at: row.asked_at,
	asked_by: row.asked_by,
	begun_at: row.begun_at,
	ended_at: row.ended_at,
	limit: limitsOf(row.options as TaskOptions).seconds,
	progress: row.progress as Progress | null,
	result: row.result as RunResult<Plan> | null
});
