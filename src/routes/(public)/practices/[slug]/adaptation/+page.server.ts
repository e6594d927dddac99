import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import * as sentences from '#lib/practices/ui/sentences.ts';
import { readOwnTries, removeTry, tellOfTry } from '#practices/server';
import { allowed } from '../../../../allowed.ts';
import { dayIn, textIn } from '../../../../form-days.server.ts';
import { wordsIn } from '../../../../practice/[practice]/practice.server.ts';
import { refusedIn } from '../../../../refused.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
	setHeaders({ 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
	const found = allowed(await readOwnTries(locals.context, params.slug), locals, url);
	return { ...found, slug: params.slug, done: url.searchParams.get('done') };
};

export const actions: Actions = {
	tell: async ({ locals, params, request }) => {
		const form = await request.formData();
		const tried = dayIn(form, 'tried');
		const values = {
			school: textIn(form, 'school'),
			tried: tried.parts,
			changed: wordsIn(form, 'changed'),
			result: wordsIn(form, 'result'),
			named: textIn(form, 'named')
		};
		const outcome = await tellOfTry(locals.context, {
			slug: params.slug,
			school_id: values.school,
			tried_on: tried.day,
			changed: values.changed,
			result: values.result,
			named: { yes: true, no: false }[values.named] ?? null
		});
		if (outcome.ok) redirect(303, `${localizeHref(`/practices/${params.slug}/adaptation`)}?done=sent`);
		const { status, errors } = refusedIn(sentences, outcome, tried.error ? { tried: tried.error } : {});
		return fail(status, { errors, values });
	},
	remove: async ({ locals, params, request }) => {
		const outcome = await removeTry(locals.context, textIn(await request.formData(), 'try'));
		if (!outcome.ok) return fail(409, { errors: refusedIn(sentences, outcome).errors, values: undefined });
		redirect(303, `${localizeHref(`/practices/${params.slug}`)}`);
	}
};
