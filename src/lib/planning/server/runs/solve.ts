import type { Context, Handler } from '#platform/server';
import type { Planned, Progress } from '../../progress.ts';
import type { Problem } from '../../run.ts';
import { taskOf, type Task, type TaskOptions } from '../task.ts';
import { endingOf, endRun, type Ending } from './end.ts';

/** Computes a task elsewhere: in a thread, but for tests. */
export type Compute = (task: Task, watch: { onProgress: (progress: Progress) => void; signal: AbortSignal }) => Promise<Planned<unknown>>;

/** So often a run is begun: one that has killed its worker each time is given up. */
const mostTries = 3;
/** Milliseconds between two looks whether somebody wants it to stop. */
const betweenLooks = 1000;

/**
 * The job: computes one run, writes its progress about once a second and looks whether somebody wants it to stop. Done a
 * second time, it finds the run ended and does nothing; after its worker has died, it begins anew.
 */
export const solveRuns =
	(compute: Compute): Handler =>
	async (context, { run_id }) => {
		const begun = await begin(context, String(run_id));
		if (!begun) return;
		const started = performance.now();
		const cancel = new AbortController();
		const looking = lookAfter(context, begun, cancel);
		try {
			const answer = await compute(begun.task, { onProgress: looking.note, signal: cancel.signal });
			// Under a told clock a computation takes whole seconds only, so that a story tells the same each time.
			const at = new Date(context.now.getTime() + Math.floor((performance.now() - started) / 1000) * 1000);
			await context.db.transaction().execute((trx) => endRun(trx, { ...begun, at }, endingOf(answer)));
		} finally {
			looking.end();
		}
	};

type Begun = { id: string; tries: number; task: Task };

function begin({ db, now }: Context, id: string): Promise<Begun | undefined> {
	return db.transaction().execute(async (trx) => {
		const run = await trx
			.selectFrom('planning.run')
			.select(['problem', 'instance', 'options', 'begun_at', 'stop_asked_at', 'tries'])
			.where('id', '=', id)
			.where('ended_at', 'is', null)
			.forUpdate()
			.executeTakeFirst();
		if (!run) return undefined;
		const end = async ({ outcome, fault }: { outcome: Ending['outcome']; fault: Ending['result']['fault'] }) => {
			await endRun(trx, { id, tries: run.tries, at: now }, { outcome, result: { plan: null, clashes: [], fault } });
			return undefined;
		};
		if (run.stop_asked_at !== null) return end({ outcome: 'stopped', fault: null });
		if (run.tries >= mostTries) return end({ outcome: 'failed', fault: 'workers_died' });
		const task = taskOf(run.problem as Problem, run.instance, run.options as TaskOptions);
		if (!task.ok) return end({ outcome: 'failed', fault: 'wrong_problem' });
		const tries = run.tries + 1;
		await trx
			.updateTable('planning.run')
			.set({ begun_at: run.begun_at ?? now, progress: null, tries })
			.where('id', '=', id)
			.execute();
		return { id, tries, task: task.value };
	});
}

/** Writes the newest progress in transactions of its own; ends the computation when it is to stop or belongs to another worker by now. */
function lookAfter({ db }: Context, { id, tries }: Begun, cancel: AbortController) {
	let newest: Progress | null = null;
	let looking = false;
	const look = async () => {
		const run = await db.transaction().execute((trx) =>
			trx
				.updateTable('planning.run')
				.set(newest ? { progress: JSON.stringify(newest) } : { tries })
				.where('id', '=', id)
				.where('ended_at', 'is', null)
				.where('tries', '=', tries)
				.returning('stop_asked_at')
				.executeTakeFirst()
		);
		if (!run || run.stop_asked_at !== null) cancel.abort();
	};
	const clock = setInterval(() => {
		if (looking) return;
		looking = true;
		// A database that does not answer for a moment is asked again in a second.
		void look()
			.catch(() => undefined)
			.finally(() => (looking = false));
	}, betweenLooks);
	return { note: (progress: Progress) => void (newest = progress), end: () => clearInterval(clock) };
}
