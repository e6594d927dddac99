import { readStaff } from '#schools/server';
import { allowed } from '../../../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { school, staff, may_keep } = allowed(await readStaff(locals.context, params.school), locals, url);
	return {
		school: { id: school.id, name: school.name, open: school.closed_on === null },
		staff,
		may_keep,
		saved: url.searchParams.has('saved')
	};
};
