import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { readCall } from '#programmes/server';
import { readClaimedSchools } from '#schools/server';
import type { Actions, PageServerLoad } from './$types';

/** The schools for which the reader may write an application: their own, and those they have claimed. */
async function schoolsOf({ session, context }: App.Locals): Promise<{ id: string; name: string }[]> {
	const own = (session?.roles ?? [])
		.filter(({ kind }) => kind === 'school_head' || kind === 'school_coordinator')
		.map(({ organisation_id, organisation }) => ({ id: organisation_id, name: organisation }));
	return [...new Map([...own, ...(await readClaimedSchools(context))].map((school) => [school.id, school])).values()];
}

const applicationOf = (school: string, call: string): string =>
	`${localizeHref(`/school/${school}/applications/new`)}?call=${encodeURIComponent(call)}`;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = await readCall(locals.context, params.call);
	if (!found) error(404, 'not_found');
	if (!locals.session) redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(url.pathname)}`);
	const schools = await schoolsOf(locals);
	const only = schools.length === 1 ? schools[0] : undefined;
	if (only) redirect(303, applicationOf(only.id, params.call));
	return { call: { slug: found.call.slug, name: inLocale(found.call.name, locals.context.locale) }, schools };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const school = String((await request.formData()).get('school') ?? '');
		if (!(await schoolsOf(locals)).some(({ id }) => id === school)) return fail(422, { errors: { school: m.call_fault_school() } });
		redirect(303, applicationOf(school, params.call));
	}
};
