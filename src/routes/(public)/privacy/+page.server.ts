import { classWords } from '#lib/people/ui/retention-words.ts';
import { readPurposes } from '#people/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	classes: (await readPurposes(locals.context)).map((one) => ({ code: one.code, ...classWords(one) }))
});
