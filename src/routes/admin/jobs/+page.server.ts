import { fail } from '@sveltejs/kit';
import { readJobs, retryJob } from '#people/server';
import { isId } from '#platform';
import { allowed } from '../../allowed.ts';
import { pageNumber } from '../../page-number.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const filters = { state: url.searchParams.get('state') ?? '', page: pageNumber(url) };
	return { ...allowed(await readJobs(locals.context, filters), locals, url), filters };
};

export const actions: Actions = {
	retry: async ({ request, locals }) => {
		const id = (await request.formData()).get('job');
		if (!isId(id)) return fail(400, { refusal: 'not_found' });
		const outcome = await retryJob(locals.context, id);
		if (!outcome.ok) return fail(403, { refusal: outcome.refusal });
		return { retried: true };
	}
};
