import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf } from '#lib/programmes/ui/faults.ts';
import { deskOf } from '../../../../../desk.ts';
import { faultsUnder, saveChange, seenOf, standingRules } from '../../../../../draft.ts';
import { coded } from '../../../../../question.ts';
import { actOn, changed, isBlank, rowsOf } from '../../../../../rows.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const desk = await deskOf(event);
	return { seen: seenOf(desk), topics: standingRules(desk).topics.map(({ code, name }) => ({ code, ...name })) };
};

export const actions: Actions = {
	default: async (event) => {
		const desk = await deskOf(event);
		const form = await event.request.formData();
		const rows = rowsOf(form, 'topics', ['code', 'lt', 'en']);
		const act = actOn(form);
		if (act)
			return {
				topics: changed(rows, act, { code: '', lt: '', en: '' }),
				errors: {} as Record<string, string>,
				seen: String(form.get('seen') ?? '')
			};
		const topics = rows.filter(({ lt = '', en = '' }) => !isBlank({ lt, en }));
		const saved = await saveChange(event.locals, desk, form, (draft) => ({ ...draft, topics: coded(topics) }));
		if (saved.ok) redirect(303, localizeHref(`/programme/${desk.call.programme.slug}/calls/${desk.call.slug}/rules#topics`));
		const labels = Object.fromEntries(
			topics.map((_, place) => [`topics_${place}_lt`, m.programme_in_lithuanian({ label: `${m.programme_topic()} ${place + 1}` })])
		);
		const faults = faultsUnder(saved.faults, '').map((fault) => ({ ...fault, field: fault.field.replace('_name_', '_') }));
		return fail(saved.status, { topics, errors: saved.refusal ? { topics: saved.refusal } : errorsOf(faults, labels), seen: seenOf(desk) });
	}
};
