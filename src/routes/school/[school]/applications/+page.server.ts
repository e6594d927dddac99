import { error } from '@sveltejs/kit';
import { inLocale } from '#platform';
import { readSchool } from '#schools/server';
import { applicationsOfSchool } from '#applications/server';
import { signIn } from './[application]/draft.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	if (!locals.session) signIn(url);
	const school = await readSchool(locals.context, params.school);
	const { applications, calls } = await applicationsOfSchool(locals.context, params.school);
	if (!school.ok || (applications.length === 0 && calls.length === 0 && !(await speaksFor(locals, params.school)))) error(404, 'not_found');
	const named = <One extends { name: { lt: string; en: string } }>(one: One) => ({
		...one,
		name: inLocale(one.name, locals.context.locale)
	});
	return {
		school: { id: params.school, name: school.value.school.name },
		applications: applications.map((application) => ({ ...application, call: named(application.call) })),
		calls: calls.map(named),
		now: locals.context.now
	};
};

/** Whoever has a role in the school may see that it has no applications yet. */
const speaksFor = async ({ session }: App.Locals, school: string): Promise<boolean> =>
	session?.roles.some(({ organisation_id }) => organisation_id === school) ?? false;
