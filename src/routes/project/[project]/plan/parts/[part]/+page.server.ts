import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { seenName } from '#lib/applications/ui/field-view.ts';
import { errorsOf, refusalSentence } from '#lib/projects/ui/sentences.ts';
import { isPlanPart, planParts, textsOf } from '#projects';
import { planInWork, readPlan, readPlanWriters, savePlanTexts } from '#projects/server';
import { allowed } from '../../../../../allowed.ts';
import { headOf, wordsIn } from '../../../project.server.ts';
import { seenIn, shownRemark } from '../../plan.server.ts';
import { conflictOf, fieldsOf } from '../../texts.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const desk = allowed(await readPlan(locals.context, params.project), locals, url);
	const { part } = params;
	const plan = planInWork(desk.plans);
	if (!isPlanPart(part) || !plan) error(404, 'not_found');
	if (desk.part !== 'team') error(403, 'not_yours');
	const names = await readPlanWriters(locals.context, params.project);
	return {
		head: headOf(desk, locals.context.locale),
		plan: plan.id,
		now: locals.context.now.toISOString(),
		part,
		fields: fieldsOf(part, plan.content, locals.session?.person.id ?? null, names),
		actions: part === 'goal' ? plan.content.actions : null,
		remarks: desk.remarks.filter((remark) => remark.part === part && remark.answer === null).map(shownRemark)
	};
};

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const { part } = params;
		if (!isPlanPart(part)) error(404, 'not_found');
		const form = await request.formData();
		const taken = form.get('take');
		const typed = Object.fromEntries(textsOf(part).map((key) => [key, wordsIn(form, key)]));
		const texts = textsOf(part)
			.filter((key) => key !== taken)
			.map((key) => ({ key, text: typed[key] ?? '', seen: seenIn(String(form.get(seenName(key)) ?? '')) }));
		const outcome = await savePlanTexts(locals.context, { project_id: params.project, texts });
		if (outcome.ok) redirect(303, localizeHref(taken ? `/project/${params.project}/plan/parts/${part}` : nextAfter(params.project, part)));
		if (outcome.refusal === 'not_found') error(404, 'not_found');
		const written = Object.fromEntries(Object.entries(typed).map(([key, text]) => [key, { values: [text], other: '' }]));
		if ('theirs' in outcome) {
			const names = await readPlanWriters(locals.context, params.project);
			const conflicts = Object.fromEntries(Object.entries(outcome.theirs).map(([key, theirs]) => [key, conflictOf(key, theirs, names)]));
			return fail(409, { written, conflicts, errors: {}, problem: '' });
		}
		const wrong = outcome.faults.length > 0;
		return fail(wrong ? 422 : 409, {
			written,
			conflicts: {},
			errors: errorsOf(outcome.faults),
			problem: wrong ? '' : refusalSentence(outcome.refusal)
		});
	}
};

/** The next part of the plan; after the last, the plan. */
function nextAfter(project: string, part: string): string {
	const next = planParts[planParts.findIndex((one) => one.part === part) + 1];
	return next ? `/project/${project}/plan/parts/${next.part}` : `/project/${project}/plan`;
}
