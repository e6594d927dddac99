import { done, line, newId, prose, refused, type Day, type Fault, type Outcome, type Refused } from '#platform';
import type { Context } from '#platform/server';
import { actionStates, meeting, mostActions, saidBy, type Action, type Seen } from '../../plan.ts';
import { lengthFault } from '../../text.ts';
import { planToWrite, writePlan, type PlanWriteRefusal } from './plan-to-write.ts';

export type TypedAction = Record<
	'objective' | 'action' | 'responsible' | 'performers' | 'funds' | 'expected' | 'indicator' | 'start_value' | 'target_value' | 'state',
	string
> & { from_on: Day | null; to_on: Day | null; target_on: Day | null };
export type ActionRefusal = PlanWriteRefusal | 'no_such_action' | 'plan_faulty' | 'actions_many';
export type ActionChanged = Refused<'changed_meanwhile'> & { theirs: Action };

/**
 * Adds an action to the plan that is being written, or changes one. What somebody else has changed since the page showed it is refused
 * with what stands there. By the team.
 */
export function saveAction(
	context: Context,
	{ project_id, action_id, seen, ...typed }: TypedAction & { project_id: string; action_id: string | null; seen: Seen }
): Promise<Outcome<{ id: string }, ActionRefusal> | ActionChanged> {
	return context.db.transaction().execute(async (trx) => {
		const found = await planToWrite(trx, context, project_id);
		if (!found.ok) return found;
		const { plan } = found.value;
		const { actions } = plan.content;
		const current = actions.find(({ id }) => id === action_id);
		if (action_id !== null && !current) return refused('no_such_action');
		if (!current && actions.length >= mostActions) return refused('actions_many');
		const { read, faults } = readAction(typed);
		if (faults.length > 0) return refused('plan_faulty', faults);

		const id = current?.id ?? newId();
		const met = meeting(current && { revision: current.revision, value: saidBy(current) }, { ...read, id }, seen);
		if (met === 'both' && current) return { ...refused('changed_meanwhile'), theirs: current };
		if (met !== 'write') return done({ id });
		const next: Action = {
			...read,
			id,
			revision: (current?.revision ?? 0) + 1,
			by: context.actor.id as string,
			at: context.now.toISOString()
		};
		await writePlan(trx, context, plan, {
			...plan.content,
			actions: current ? actions.map((one) => (one.id === id ? next : one)) : [...actions, next]
		});
		return done({ id });
	});
}

/** Takes an action out of the plan that is being written; versions that were put to approval keep it. By the team. */
export function removeAction(
	context: Context,
	{ project_id, action_id }: { project_id: string; action_id: string }
): Promise<Outcome<undefined, PlanWriteRefusal>> {
	return context.db.transaction().execute(async (trx) => {
		const found = await planToWrite(trx, context, project_id);
		if (!found.ok) return found;
		const { plan } = found.value;
		await writePlan(trx, context, plan, { ...plan.content, actions: plan.content.actions.filter(({ id }) => id !== action_id) });
		return done();
	});
}

/** Understands an action as it was typed: it needs words, and its last day is not before its first. */
function readAction(typed: TypedAction): { read: Omit<Action, 'id' | 'revision' | 'by' | 'at'>; faults: Fault[] } {
	const read = {
		objective: line(typed.objective),
		action: line(typed.action),
		responsible: line(typed.responsible),
		performers: line(typed.performers),
		from_on: typed.from_on,
		to_on: typed.to_on,
		funds: line(typed.funds),
		expected: prose(typed.expected),
		indicator: line(typed.indicator),
		start_value: line(typed.start_value),
		target_value: line(typed.target_value),
		target_on: typed.target_on,
		state: actionStates.find((state) => state === typed.state) ?? 'planned'
	};
	const faults = [
		...lengthFault('objective', read.objective, { most: 500 }),
		...lengthFault('action', read.action, { least: 3, most: 500, missing: 'plan_action' }),
		...lengthFault('responsible', read.responsible, { most: 300 }),
		...lengthFault('performers', read.performers, { most: 300 }),
		...lengthFault('funds', read.funds, { most: 300 }),
		...lengthFault('expected', read.expected, { most: 1000 }),
		...lengthFault('indicator', read.indicator, { most: 300 }),
		...lengthFault('start_value', read.start_value, { most: 100 }),
		...lengthFault('target_value', read.target_value, { most: 100 }),
		...(read.from_on && read.to_on && read.to_on < read.from_on ? [{ field: 'to_on', key: 'projects_fault_plan_action_days' }] : [])
	];
	return { read, faults };
}
