import { asSystem, record, type Trx } from '#platform/server';
import type { Planned, Proven } from '../../progress.ts';
import type { RunResult } from '../../run.ts';

export type Ending = { outcome: 'found' | 'impossible' | 'stopped' | 'failed'; result: RunResult<unknown> };

/**
 * Writes what came of a run, once, and records `planning.ended` about the thing it was for. Does nothing when the run has
 * ended already or was begun anew by another worker since.
 */
export async function endRun(
	trx: Trx,
	{ id, tries, at }: { id: string; tries: number; at: Date },
	{ outcome, result }: Ending
): Promise<void> {
	const run = await trx
		.updateTable('planning.run')
		.set({ ended_at: at, outcome, result: JSON.stringify(result) })
		.where('id', '=', id)
		.where('ended_at', 'is', null)
		.where('tries', '=', tries)
		.returning(['about_kind', 'about_id', 'problem'])
		.executeTakeFirst();
	if (!run) return;
	const plan = result.plan as Proven | null;
	await record(
		trx,
		{ actor: asSystem, now: at },
		{
			name: 'planning.ended',
			subject: { kind: run.about_kind, id: run.about_id },
			particulars: { run: id, problem: run.problem, outcome, ...(plan && { objective: plan.objective, gap: plan.gap }) }
		}
	);
}

/** How a run ends by what its computation answered. */
export function endingOf(answer: Planned<unknown>): Ending {
	const none = { plan: null, clashes: [], fault: null };
	switch (answer.kind) {
		case 'found':
			return { outcome: 'found', result: { ...none, plan: answer.plan } };
		case 'impossible':
			return { outcome: 'impossible', result: { ...none, clashes: answer.clashes } };
		case 'cancelled':
			return { outcome: 'stopped', result: { ...none, plan: answer.plan } };
		case 'nothing':
			return { outcome: 'failed', result: { ...none, fault: 'nothing_found' } };
		case 'failed':
			return { outcome: 'failed', result: { ...none, plan: answer.plan, fault: answer.fault } };
	}
}
