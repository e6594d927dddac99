import { fail, redirect } from '@sveltejs/kit';
import { errorsOf, faultSentence, refusalSentence } from '#lib/schools/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { dayOf } from '#platform';
import { listImports, startImport } from '#schools/server';
import { allowed } from '../../../allowed.ts';
import { dayErrors, dayIn } from '../../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	imports: allowed(await listImports(locals.context), locals, url),
	today: dayOf(locals.context.now)
});

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await request.formData();
		const file = form.get('file');
		const as_of = dayIn(form, 'as_of');
		const full_register = form.has('full_register');
		const values = { as_of: as_of.parts, full_register };
		const missing = file instanceof File && file.name !== '' ? {} : { file: faultSentence({ key: 'school_fault_file_missing' }) };
		const wrong = { ...missing, ...dayErrors({ as_of }) };
		if (!(file instanceof File) || Object.keys(wrong).length > 0) return fail(422, { values, errors: wrong });

		const bytes = new Uint8Array(await file.arrayBuffer());
		const outcome = await startImport(locals.context, { file_name: file.name, bytes, as_of: as_of.day, full_register });
		if (outcome.ok) redirect(303, localizeHref(`/admin/schools/import/${outcome.value.id}`));
		const errors = outcome.faults.length > 0 ? errorsOf(outcome.faults) : { file: refusalSentence(outcome.refusal) };
		return fail(422, { values, errors });
	}
};
