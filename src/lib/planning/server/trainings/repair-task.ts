import type { Solved } from '../../progress.ts';
import { repairTrainings, type Repairs } from '../../trainings/repair.ts';
import type { Task } from '../task.ts';

/** Repairs a timetable inside the thread: what a run of the problem `repair` answers. Where nothing is broken there is nothing to choose. */
export function solveRepair({ instance, current, alternatives }: Extract<Task, { problem: 'repair' }>): Solved<Repairs> {
	const answer = repairTrainings(instance, current, { alternatives });
	if (answer.kind === 'found') return { kind: 'found', plan: { repairs: answer.repairs, least: answer.least } };
	return answer.kind === 'unneeded' ? { kind: 'found', plan: { repairs: [], least: true } } : answer;
}
