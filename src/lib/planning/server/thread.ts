/** The thread in which plans are computed: the only place where the solver is. Each problem brings its own. */
import { doTask } from './this-thread.ts';
import type { Task } from './task.ts';

await doTask<Task>(async (task, watch) => {
	if (task.problem === 'networks') return (await import('./networks/solve.ts')).solveNetworks(task.instance, task.limits, watch);
	if (task.problem === 'repair') return (await import('./trainings/repair-task.ts')).solveRepair(task);
	const { solveTrainings } = await import('./trainings/solve.ts');
	return solveTrainings(task.instance, { ...task.limits, ...(task.current && { current: task.current }) }, watch);
});
