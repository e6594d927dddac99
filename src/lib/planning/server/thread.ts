/** The thread in which plans are computed: the only place where the solver is. Each problem brings its own. */
import { doTask } from './this-thread.ts';
import type { Task } from './task.ts';

await doTask<Task>(async (task, watch) => {
	if (task.problem === 'networks') throw new Error('networks are not computed yet');
	const { solveTrainings } = await import('./trainings/solve.ts');
	return solveTrainings(task.instance, { ...task.limits, ...(task.current && { current: task.current }) }, watch);
});
