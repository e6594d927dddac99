import { join } from 'node:path';
import type { NetworksInstance, NetworksPlan } from '../networks/instance.ts';
import type { Planned } from '../progress.ts';
import type { Placement, TrainingsInstance, TrainingsPlan } from '../trainings/instance.ts';
import { inThread, type ThreadOptions } from './in-thread.ts';
import { limitsOf, type Task, type TaskOptions } from './task.ts';

type Watched = Omit<ThreadOptions, 'seconds'>;
export type PlanOptions = Omit<TaskOptions, 'current'> & Watched;

// Never bundled: the web process asks for plans, only the worker, the command line and stories compute them.
const script = join(import.meta.dirname, 'thread.ts');

/** Computes a task that was understood, in a thread of its own. */
export const computeTask = <Plan = unknown>(task: Task, watched: Watched): Promise<Planned<Plan>> =>
	inThread<Plan>(script, task, { ...watched, seconds: task.limits.seconds });

/** Puts points into groups around hosts (docs/planning.md). Comes back with the best plan when it is stopped or its time is over. */
export const planNetworks = (instance: NetworksInstance, options: PlanOptions = {}): Promise<Planned<NetworksPlan>> =>
	computeTask({ problem: 'networks', instance, limits: limitsOf(options) }, watchedOf(options));

/** Gives schools days and lecturers; with the plan that stands now, as little as possible moves (docs/planning.md). */
export const planTrainings = (
	instance: TrainingsInstance,
	{ current, ...options }: PlanOptions & { current?: Placement[] } = {}
): Promise<Planned<TrainingsPlan>> =>
	computeTask({ problem: 'trainings', instance, current: current ?? null, limits: limitsOf(options) }, watchedOf(options));

const watchedOf = ({ onProgress, signal }: PlanOptions): Watched => ({ ...(onProgress && { onProgress }), ...(signal && { signal }) });
