import type { Limits, Understood } from '../progress.ts';
import type { NetworksInstance } from '../networks/instance.ts';
import { understandNetworks } from '../networks/understand.ts';
import type { Problem } from '../run.ts';
import type { Placement, TrainingsInstance } from '../trainings/instance.ts';
import { understandCurrent, understandTrainings } from '../trainings/understand.ts';

/**
 * How long to look, how wide, with which seed; for trainings also the plan that stands now, from which little should differ;
 * for a repair how many to choose among.
 */
export type TaskOptions = Partial<Limits> & { current?: unknown; alternatives?: number };

/** What the thread does: a problem that has been understood. */
export type Task =
	| { problem: 'networks'; instance: NetworksInstance; limits: Limits }
	| { problem: 'trainings'; instance: TrainingsInstance; current: Placement[] | null; limits: Limits }
	| { problem: 'repair'; instance: TrainingsInstance; current: Placement[]; alternatives: number; limits: Limits };

/** A computation that nobody limits ends after a minute. */
const preset: Limits = { seconds: 60, seed: 0 };

export function limitsOf({ seconds = preset.seconds, seed = preset.seed, nodes, goodEnough }: TaskOptions): Limits {
	return { seconds, seed, ...(nodes !== undefined && { nodes }), ...(goodEnough !== undefined && { goodEnough }) };
}

/** Reads a problem and the plan in force, or names every fault of them. */
export function taskOf(problem: Problem, instance: unknown, options: TaskOptions): Understood<Task> {
	const limits = limitsOf(options);
	if (problem === 'networks') {
		const read = understandNetworks(instance);
		return read.ok ? { ok: true, value: { problem, instance: read.value, limits } } : read;
	}
	const read = understandTrainings(instance);
	if (!read.ok) return read;
	if (problem === 'repair') {
		const current = understandCurrent(options.current, read.value);
		if (!current.ok) return current;
		return { ok: true, value: { problem, instance: read.value, current: current.value, alternatives: options.alternatives ?? 3, limits } };
	}
	if (options.current === undefined) return { ok: true, value: { problem, instance: read.value, current: null, limits } };
	const current = understandCurrent(options.current, read.value);
	return current.ok ? { ok: true, value: { problem, instance: read.value, current: current.value, limits } } : current;
}
