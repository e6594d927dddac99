import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { wordOf } from '#lib/programmes/ui/say.ts';
import { startApplication } from '#applications/server';
import { inLocale } from '#platform';
import { readCall } from '#programmes/server';
import type { Actions, PageServerLoad } from './$types';

/** The schools for which the reader may start an application. */
const schoolsOf = (locals: App.Locals) => {
	const roles = (locals.session?.roles ?? []).filter(({ kind }) => kind === 'school_head' || kind === 'school_coordinator');
	return [...new Map(roles.map(({ organisation_id, organisation }) => [organisation_id, { id: organisation_id, name: organisation }])).values()];
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	if (!locals.session) redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(url.pathname)}`);
	const found = await readCall(locals.context, params.call);
	if (!found) error(404, 'not_found');
	const { call } = found;
	return { call: { slug: call.slug, name: inLocale(call.name, locals.context.locale) }, schools: schoolsOf(locals) };
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		if (!locals.session) redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(url.pathname)}`);
		const found = await readCall(locals.context, params.call);
		if (!found) error(404, 'not_found');
		const school = String((await request.formData()).get('school') ?? '');
		if (school === '') return fail(422, { errors: { school: m.call_fault_school() } });
		const outcome = await startApplication(locals.context, { call_id: found.call.id, school_id: school });
		if (!outcome.ok && outcome.refusal === 'not_found') error(404, 'not_found');
		if (!outcome.ok) return fail(409, { errors: { school: wordOf(`refusal_application_${outcome.refusal}`, locals.context.locale) } });
		redirect(303, localizeHref(`/school/${school}/applications/${outcome.value.id}`));
	}
};
