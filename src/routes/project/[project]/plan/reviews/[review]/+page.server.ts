import { error, fail } from '@sveltejs/kit';
import { dayOf } from '#platform';
import { changeKinds } from '#projects';
import { cancelReview, holdReview, readPlan } from '#projects/server';
import { allowed } from '../../../../../allowed.ts';
import { dayIn, textIn } from '../../../../../form-days.server.ts';
import { backTo, headOf, refusedHere, wordsIn } from '../../../project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const desk = allowed(await readPlan(locals.context, params.project), locals, url);
	const review = desk.reviews.find(({ id }) => id === params.review);
	if (!review) error(404, 'not_found');
	if (desk.part !== 'team') error(403, 'not_yours');
	const today = dayOf(locals.context.now);
	return {
		head: headOf(desk, locals.context.locale),
		review,
		day: review.held_on ?? (review.planned_on <= today ? review.planned_on : today),
		changes: changeKinds
	};
};

export const actions: Actions = {
	hold: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { day, parts, error: wrong } = dayIn(form, 'held_on');
		const typed = { seen: wordsIn(form, 'seen'), change: textIn(form, 'change'), next_step: wordsIn(form, 'next_step') };
		const outcome = await holdReview(locals.context, { review_id: params.review, held_on: day || null, ...typed });
		if (outcome.ok) return backTo(`/project/${params.project}/plan`, 'review');
		const refused = refusedHere(outcome, { ...typed, held_on: parts }, wrong ? { held_on: wrong } : {});
		return fail(refused.status, refused.data);
	},
	cancel: async ({ locals, params }) => {
		const outcome = await cancelReview(locals.context, params.review);
		if (outcome.ok) return backTo(`/project/${params.project}/plan`, 'review_cancelled');
		const refused = refusedHere(outcome, { seen: '', change: '', next_step: '', held_on: '' });
		return fail(refused.status, refused.data);
	}
};
