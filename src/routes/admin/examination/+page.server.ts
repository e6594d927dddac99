import { readExamination } from '#people/server';
import { allowed } from '../../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	examination: allowed(await readExamination(locals.context), locals, url) ?? null
});
