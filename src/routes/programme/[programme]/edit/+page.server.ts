import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf } from '#lib/programmes/ui/faults.ts';
import { changeProgramme, readProgramme } from '#programmes/server';
import { allowed } from '../../../allowed.ts';
import { textOf } from '../../written.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { programme } = allowed(await readProgramme(locals.context, params.programme), locals, url);
	return { values: { name: programme.name, summary: programme.summary } };
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const { programme } = allowed(await readProgramme(locals.context, params.programme), locals, url);
		const form = await request.formData();
		const values = { name: textOf(form, 'name'), summary: textOf(form, 'summary') };
		const outcome = await changeProgramme(locals.context, { programme_id: programme.id, ...values });
		if (outcome.ok) redirect(303, localizeHref(`/programme/${programme.slug}`));
		if (outcome.refusal !== 'not_understood') error(outcome.refusal === 'not_found' ? 404 : 403, outcome.refusal);
		const labels = {
			name_lt: m.programme_in_lithuanian({ label: m.programme_name() }),
			summary_lt: m.programme_in_lithuanian({ label: m.programme_summary() })
		};
		return fail(422, { values, errors: errorsOf(outcome.faults, labels) });
	}
};
