import { error, fail } from '@sveltejs/kit';
import { suggestionWords } from '#lib/projects/ui/progress-words.ts';
import { inLocale } from '#platform';
import { readNetworkProgress, writeToSchool } from '#projects/server';
import { allowed } from '../../../../allowed.ts';
import { backTo, refusedHere, wordsIn } from '../../../../project/[project]/project.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { network, open, schools } = allowed(await readNetworkProgress(locals.context, params.network), locals, url);
	const school = schools.find(({ school_id }) => school_id === params.school);
	if (!school || !open) error(404, 'not_found');
	return {
		network: { id: network.id, name: inLocale(network.name, locals.context.locale) },
		school: school.school,
		body: suggestionWords[school.suggestion]()
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const body = wordsIn(await request.formData(), 'body');
		const outcome = await writeToSchool(locals.context, { network_id: params.network, school_id: params.school, body });
		if (outcome.ok) return backTo(`/network/${params.network}/progress`, 'written');
		const refused = refusedHere(outcome, { body });
		return fail(refused.status, refused.data);
	}
};
