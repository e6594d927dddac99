import { error, fail } from '@sveltejs/kit';
import { digestOf } from '#applications';
import { actionStates, saidBy, type Action } from '#projects';
import { planInWork, readPlan, readPlanWriters, saveAction } from '#projects/server';
import { allowed } from '../../../../../allowed.ts';
import { dayErrors, dayIn, textIn } from '../../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../../project.server.ts';
import { seenIn } from '../../plan.server.ts';
import type { Actions, PageServerLoad } from './$types';

const mark = (action: Action | undefined): string => `${action?.revision ?? 0}.${digestOf(action ? saidBy(action) : '')}`;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const desk = allowed(await readPlan(locals.context, params.project), locals, url);
	const plan = planInWork(desk.plans);
	const action = plan?.content.actions.find(({ id }) => id === params.action);
	if (!plan || (params.action !== 'new' && !action)) error(404, 'not_found');
	if (desk.part !== 'team') error(403, 'not_yours');
	return { head: headOf(desk, locals.context.locale), action: action ?? null, seen: mark(action), states: actionStates };
};

const lines = [
	'objective',
	'action',
	'responsible',
	'performers',
	'funds',
	'expected',
	'indicator',
	'start_value',
	'target_value',
	'state'
] as const;

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const days = { from_on: dayIn(form, 'from_on', false), to_on: dayIn(form, 'to_on', false), target_on: dayIn(form, 'target_on', false) };
		const typed = Object.fromEntries(lines.map((name) => [name, textIn(form, name)])) as Record<(typeof lines)[number], string>;
		const seen = textIn(form, 'seen');
		const values = { ...typed, from_on: days.from_on.parts, to_on: days.to_on.parts, target_on: days.target_on.parts };
		const wrong = dayErrors(days);
		if (Object.keys(wrong).length > 0) return fail(422, { errors: wrong, values, theirs: null, seen });
		const outcome = await saveAction(locals.context, {
			project_id: params.project,
			action_id: params.action === 'new' ? null : params.action,
			...typed,
			from_on: days.from_on.day || null,
			to_on: days.to_on.day || null,
			target_on: days.target_on.day || null,
			seen: params.action === 'new' ? { revision: 0 } : seenIn(seen)
		});
		if (outcome.ok) return backTo(`/project/${params.project}/plan`, 'action');
		if ('theirs' in outcome) {
			const names = await readPlanWriters(locals.context, params.project);
			const theirs = { ...outcome.theirs, name: names.get(outcome.theirs.by) ?? '' };
			return fail(409, { errors: {} as Record<string, string>, values, theirs, seen: mark(outcome.theirs) });
		}
		const refused = refusedHere(outcome, values);
		return fail(refused.status, { errors: refused.data.errors, values, theirs: null, seen });
	}
};
