import { done, isId, newId, refused, type Outcome } from '#platform';
import { enqueueLong, within, type Context, type Trx } from '#platform/server';
import type { InputFault } from '../../progress.ts';
import type { Problem } from '../../run.ts';
import { limitsOf, taskOf, type TaskOptions } from '../task.ts';

export type Ask = {
	problem: Problem;
	/** What the plan is for, so that its slice finds the run: an edition, a timetable. */
	about: { kind: string; id: string };
	/** A problem of docs/contracts/planning.md. It names things by id and carries what the computation needs, no names. */
	instance: unknown;
	options?: TaskOptions;
};
export type AskRefusal = 'already_planning' | 'wrong_problem' | 'asked_too_often';
export type Asked = { run_id: string };

/** Seconds that one run may take at most: others wait for their turn behind it. */
const mostSeconds = 1800;

/** How often one person may ask: what was asked is kept for good. Repairs are asked for by what happens, not by people. */
const limit = { times: 40, seconds: 3600 };

/**
 * Asks for a plan, in the transaction of the slice above, which has looked whether its actor may: the worker computes it
 * as soon as it is that run's turn and records `planning.ended`. Refused are a second computation of the same problem
 * about the same thing while the first goes on, an instance with faults, which `onFaults` gets, and who asks all the time.
 */
export async function askForPlan(
	trx: Trx,
	{ actor, now }: Pick<Context, 'actor' | 'now'>,
	{ problem, about, instance, options = {} }: Ask,
	onFaults: (faults: InputFault[]) => void = () => undefined
): Promise<Outcome<Asked, AskRefusal>> {
	if (!isId(about.id)) throw new Error('a run belongs to something with an id');
	const task = taskOf(problem, instance, options);
	if (!task.ok) {
		onFaults(task.faults);
		return refused('wrong_problem');
	}
	if (problem !== 'repair' && actor.kind === 'person' && !(await within(trx, now, 'planning.ask', actor.id, limit)))
		return refused('asked_too_often');
	const id = newId();
	const written = await trx
		.insertInto('planning.run')
		.values({
			id,
			problem,
			about_kind: about.kind,
			about_id: about.id,
			instance: JSON.stringify(instance),
			options: JSON.stringify({ ...options, seconds: Math.min(limitsOf(options).seconds, mostSeconds) }),
			asked_at: now,
			asked_by: actor.id
		})
		.onConflict((conflict) => conflict.doNothing())
		.returning('id')
		.executeTakeFirst();
	if (!written) return refused('already_planning');
	await enqueueLong(trx, 'planning.solve', { run_id: id });
	return done({ run_id: id });
}
