import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { classWords } from '#lib/people/ui/retention-words.ts';
import { errorsOf, refusalSentence } from '#lib/people/ui/sentences.ts';
import { changeTerm, readRecordClass } from '#people/server';
import { keepers } from '../../../../keepers.ts';
import { text } from '../../../(account)/browser.ts';
import { allowed } from '../../../allowed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = allowed(await readRecordClass(locals.context, keepers, params.class), locals, url);
	const { id, months, due, run } = found;
	return { id, ...classWords(found), months, due, run, done: url.searchParams.get('done') === 'changed' };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const typed = { months: text(form, 'months'), reason: text(form, 'reason') };
		const months = /^\s*\d{1,6}\s*$/.test(typed.months) ? Number(typed.months) : null;
		const outcome = await changeTerm(locals.context, { class_id: text(form, 'id'), months, reason: typed.reason });
		if (!outcome.ok && outcome.refusal === 'faulty') return fail(422, { ...typed, trouble: '', errors: errorsOf(outcome.faults) });
		if (!outcome.ok)
			return fail(outcome.refusal === 'not_yours' ? 403 : 409, { ...typed, trouble: refusalSentence(outcome.refusal), errors: {} });
		redirect(303, `${localizeHref(`/admin/retention/${params.class}`)}?done=changed`);
	}
};
