import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { callValues } from '#lib/programmes/ui/call-form.ts';
import { inLocale } from '#platform';
import { blueprints } from '#programmes';
import { createCall, readProgramme } from '#programmes/server';
import { allowed } from '../../../../../allowed.ts';
import { callErrors, callInput, callTyped } from '../../../../call-input.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { programme, editions, calls } = allowed(await readProgramme(locals.context, params.programme), locals, url);
	const edition = editions.find(({ slug }) => slug === params.edition);
	if (!edition) error(404, 'not_found');
	const previous = calls.filter((call) => call.edition.id === edition.id).at(-1);
	const blueprint = blueprints.find(({ kind }) => kind === programme.kind)?.call;
	const blank = { lt: '', en: '' };
	const officer = locals.session?.person;
	return {
		edition: inLocale(edition.name, locals.context.locale),
		begins: previous ? ('previous' as const) : blueprint ? ('blueprint' as const) : ('blank' as const),
		values: callValues({
			name: previous ? blank : (blueprint?.name ?? blank),
			summary: previous?.summary ?? blueprint?.summary ?? blank,
			opens_at: null,
			closes_at: null,
			capacity: previous?.capacity ?? blueprint?.capacity ?? 20,
			categories_on: previous?.categories_on ?? null,
			pupils_as_of: previous?.pupils_as_of ?? null,
			contact: previous?.contact ?? { name: officer?.name ?? '', email: officer?.email ?? '', phone: '' },
			publication: null
		})
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const { programme, editions } = allowed(await readProgramme(locals.context, params.programme), locals, url);
		const edition = editions.find(({ slug }) => slug === params.edition);
		if (!edition) error(404, 'not_found');
		const form = await request.formData();
		const outcome = await createCall(locals.context, { edition_id: edition.id, ...callInput(form) });
		if (outcome.ok) redirect(303, localizeHref(`/programme/${programme.slug}/calls/${outcome.value.slug}`));
		if (outcome.refusal !== 'not_understood') error(outcome.refusal === 'not_found' ? 404 : 403, outcome.refusal);
		return fail(422, { values: callTyped(form), errors: callErrors(form, outcome.faults) });
	}
};
