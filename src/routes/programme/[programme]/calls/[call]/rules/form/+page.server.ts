import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf } from '#lib/programmes/ui/faults.ts';
import { deskOf } from '../../../../../desk.ts';
import { faultsUnder, saveChange, seenOf, standingRules } from '../../../../../draft.ts';
import { numberOf, written } from '../../../../../written.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const desk = await deskOf(event);
	const { minutes, head_signs, while_unmet } = standingRules(desk).form;
	return {
		seen: seenOf(desk),
		values: { minutes: String(minutes), head_signs: head_signs ? 'yes' : 'no', while_unmet: while_unmet as string }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const desk = await deskOf(event);
		const form = await event.request.formData();
		const values = {
			minutes: written(form, 'minutes'),
			head_signs: written(form, 'head_signs'),
			while_unmet: written(form, 'while_unmet')
		};
		const changes = {
			minutes: numberOf(form, 'minutes'),
			head_signs: values.head_signs === 'yes',
			while_unmet: values.while_unmet as 'blocked' | 'allowed'
		};
		const saved = await saveChange(event.locals, desk, form, (draft) => ({ ...draft, form: { ...draft.form, ...changes } }));
		if (saved.ok) redirect(303, localizeHref(`/programme/${desk.call.programme.slug}/calls/${desk.call.slug}/rules#form`));
		const labels = { minutes: m.programme_form_minutes(), while_unmet: m.programme_form_unmet() };
		return fail(saved.status, {
			values,
			errors: saved.refusal ? { minutes: saved.refusal } : errorsOf(faultsUnder(saved.faults, 'form_'), labels),
			seen: seenOf(desk)
		});
	}
};
