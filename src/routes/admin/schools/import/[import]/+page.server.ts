import { fail, redirect } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/schools/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { registerFields } from '#schools';
import { previewImport, readImport } from '#schools/server';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { import: found, sample } = allowed(await readImport(locals.context, params.import, { limit: 1 }), locals, url);
	if (found.applied_at) redirect(303, localizeHref(`/admin/schools/import/${params.import}/preview`));
	return {
		import: found,
		examples: found.headers.map((_, column) =>
			sample
				.map((cells) => cells[column] ?? '')
				.filter(Boolean)
				.slice(0, 3)
		)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const mapping = Object.fromEntries(registerFields.map((field) => [field, textIn(form, field)]));
		const outcome = await previewImport(locals.context, { import_id: params.import, mapping });
		if (outcome.ok) redirect(303, localizeHref(`/admin/schools/import/${params.import}/preview`));
		const errors = outcome.faults.length > 0 ? errorsOf(outcome.faults) : { legal_code: refusalSentence(outcome.refusal) };
		return fail(outcome.refusal === 'faulty' ? 422 : 409, { mapping: mapping as Record<string, string>, errors });
	}
};
