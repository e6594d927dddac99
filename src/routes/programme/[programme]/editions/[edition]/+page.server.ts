import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { editionValues } from '#lib/programmes/ui/edition-form.ts';
import { inLocale } from '#platform';
import { changeEdition, readProgramme } from '#programmes/server';
import { allowed } from '../../../../allowed.ts';
import { editionErrors, editionInput, editionTyped } from '../../../edition-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { editions } = allowed(await readProgramme(locals.context, params.programme), locals, url);
	const edition = editions.find(({ slug }) => slug === params.edition);
	if (!edition) error(404, 'not_found');
	return { name: inLocale(edition.name, locals.context.locale), values: editionValues(edition) };
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const { programme, editions } = allowed(await readProgramme(locals.context, params.programme), locals, url);
		const edition = editions.find(({ slug }) => slug === params.edition);
		if (!edition) error(404, 'not_found');
		const form = await request.formData();
		const { values, moved } = editionTyped(form);
		if (moved) return { values, errors: {} };
		const outcome = await changeEdition(locals.context, { edition_id: edition.id, ...editionInput(form, values) });
		if (outcome.ok) redirect(303, localizeHref(`/programme/${programme.slug}`));
		if (outcome.refusal !== 'not_understood') error(outcome.refusal === 'not_found' ? 404 : 403, outcome.refusal);
		return fail(422, { values, errors: editionErrors(outcome.faults, values) });
	}
};
