import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/agreements/ui/sentences.ts';
import { readBoard, readBoardFilters, savePlan } from '#agreements/server';
import { inLocale } from '#platform';
import { allowed } from '../../../../../../allowed.ts';
import { dayIn, textIn } from '../../../../../../form-days.server.ts';
import { editionOf } from '../edition.server.ts';
import { templateIn } from './template-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	const edition = await editionOf(event);
	const { plan, ministries } = allowed(await readBoard(locals.context, edition.id, readBoardFilters(new URLSearchParams())), locals, url);
	if (!plan) error(404, 'not_found');
	return { edition: { slug: edition.slug, name: inLocale(edition.name, locals.context.locale) }, plan, ministries };
};

export const actions: Actions = {
	default: async (event) => {
		const { locals, url } = event;
		const edition = await editionOf(event);
		const { plan } = allowed(await readBoard(locals.context, edition.id, readBoardFilters(new URLSearchParams())), locals, url);
		if (!plan) error(404, 'not_found');
		const form = await event.request.formData();
		const ends = dayIn(form, 'ends_on');
		const values = {
			ministry_id: textIn(form, 'ministry_id'),
			sign_order: textIn(form, 'sign_order'),
			sign_days: textIn(form, 'sign_days')
		};
		const template = templateIn(form, plan.template);
		const outcome = await savePlan(locals.context, { edition_id: edition.id, ...values, ends_on: ends.day, template });
		if (outcome.ok) redirect(303, localizeHref(url.pathname.replace(/\/plan$/, '')));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		const errors: Record<string, string> = { ...errorsOf(outcome.faults), ...(ends.error && { ends_on: ends.error }) };
		const isFault = Object.keys(errors).length > 0;
		return fail(422, {
			values: { ...values, ends_on: ends.parts, template },
			errors: isFault ? errors : { main: refusalSentence(outcome.refusal) }
		});
	}
};
