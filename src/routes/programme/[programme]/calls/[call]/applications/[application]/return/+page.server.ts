import { error, fail, redirect } from '@sveltejs/kit';
import { getLocale, localizeHref } from '#lib/messages/runtime.js';
import { applicationFile, returnApplication } from '#applications/server';
import { contentView } from '#lib/applications/ui/centre/content-view.ts';
import { faultsInWords, refusalInWords } from '#lib/applications/ui/centre/faults.ts';
import { readDate } from '#lib/ui/date-parts.ts';
import { inLocale } from '#platform';
import { allowed } from '../../../../../../../allowed.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url, locals }) => {
	const { locale } = locals.context;
	const { application, call, sending, names } = allowed(await applicationFile(locals.context, params.application), locals, url);
	if (application.state !== 'submitted') redirect(303, localizeHref(ownPath(params)));
	return {
		application,
		call: { slug: call.slug, name: inLocale(call.name, locale), programme: { slug: call.programme.slug } },
		sections: contentView(sending.content, { form: sending.rules.form, topics: sending.rules.topics, names, locale })
	};
};

export const actions: Actions = {
	default: async ({ params, request, locals }) => {
		const sent = await request.formData();
		const written = (name: string) => String(sent.get(name) ?? '');
		const remarks = [...sent.keys()]
			.filter((name) => name.startsWith('remark_'))
			.map((name) => ({ field: name.slice('remark_'.length), text: written(name) }));
		const due = { year: written('due_on_year'), month: written('due_on_month'), day: written('due_on_day') };
		const read = readDate(due);
		const due_time = written('due_time');
		const outcome = await returnApplication(locals.context, {
			application_id: params.application,
			remarks,
			due_on: read.ok ? read.day : '',
			due_time
		});
		if (outcome.ok) redirect(303, `${localizeHref(ownPath(params))}?done=returned`);
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		const values = { remarks: Object.fromEntries(remarks.map(({ field, text }) => [field, text])), due, due_time };
		if (outcome.faults.length > 0) return fail(422, { values, errors: faultsInWords(outcome.faults, getLocale()), problem: '' });
		return fail(409, { values, errors: {}, problem: refusalInWords('centre', outcome.refusal, getLocale()) });
	}
};

const ownPath = ({ programme, call, application }: { programme: string; call: string; application: string }): string =>
	`/programme/${programme}/calls/${call}/applications/${application}`;
