import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { editionValues } from '#lib/programmes/ui/edition-form.ts';
import { blankTerms, blueprints } from '#programmes';
import { createEdition, readProgramme } from '#programmes/server';
import { allowed } from '../../../../allowed.ts';
import { editionErrors, editionInput, editionTyped } from '../../../edition-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { programme } = allowed(await readProgramme(locals.context, params.programme), locals, url);
	const blueprint = blueprints.find(({ kind }) => kind === programme.kind)?.edition;
	const blank = { name: { lt: '', en: '' }, starts_on: null, ends_on: null };
	const milestones = (blueprint?.milestones ?? []).map(({ name }) => ({ name, due_on: null }));
	return { values: editionValues({ ...blank, terms: blueprint?.terms ?? blankTerms, milestones, targets: blueprint?.targets ?? [] }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const { programme } = allowed(await readProgramme(locals.context, params.programme), locals, url);
		const form = await request.formData();
		const { values, moved } = editionTyped(form);
		if (moved) return { values, errors: {} };
		const outcome = await createEdition(locals.context, { programme_id: programme.id, ...editionInput(form, values) });
		if (outcome.ok) redirect(303, localizeHref(`/programme/${programme.slug}`));
		if (outcome.refusal !== 'not_understood') error(outcome.refusal === 'not_found' ? 404 : 403, outcome.refusal);
		return fail(422, { values, errors: editionErrors(outcome.faults, values) });
	}
};
