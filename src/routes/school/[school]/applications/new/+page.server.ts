import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { readCall } from '#programmes/server';
import { readSchool } from '#schools/server';
import { startApplication } from '#applications/server';
import { sentence, signIn } from '../[application]/draft.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	if (!locals.session) signIn(url);
	const { context } = locals;
	const found = await readCall(context, url.searchParams.get('call') ?? '');
	const school = await readSchool(context, params.school);
	if (!found || !school.ok) error(404, 'not_found');
	const { call, rules } = found;
	return {
		school: { id: params.school, name: school.value.school.name },
		call: {
			slug: call.slug,
			name: inLocale(call.name, context.locale),
			closes_at: call.closes_at,
			open: call.phase === 'open' || call.phase === 'closing_soon',
			closed: call.phase === 'closed',
			contact: call.contact
		},
		minutes: rules.form.minutes,
		sections: rules.form.sections.map(({ title }) => inLocale(title, context.locale)),
		now: context.now
	};
};

export const actions: Actions = {
	default: async ({ params, locals, url, request }) => {
		const code = String((await request.formData()).get('code') ?? '').trim();
		const found = await readCall(locals.context, url.searchParams.get('call') ?? '');
		if (!found) error(404, 'not_found');
		const outcome = await startApplication(locals.context, {
			call_id: found.call.id,
			school_id: params.school,
			...(code && { late_code: code })
		});
		if (outcome.ok) redirect(303, localizeHref(`/school/${params.school}/applications/${outcome.value.id}`));
		if (outcome.refusal === 'not_found') error(404, 'not_found');
		if (outcome.refusal === 'not_allowed') error(403, 'not_allowed');
		return fail(409, {
			code,
			problem: sentence(`refusal_application_${outcome.refusal}`),
			atCode: outcome.refusal.startsWith('late_code') || outcome.refusal === 'too_many_attempts'
		});
	}
};
