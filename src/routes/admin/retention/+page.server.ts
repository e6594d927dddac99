import { classWords } from '#lib/people/ui/retention-words.ts';
import { readRetention } from '#people/server';
import { keepers } from '../../../keepers.ts';
import { allowed } from '../../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { classes, past } = allowed(await readRetention(locals.context, keepers), locals, url);
	return {
		classes: classes.map((one) => ({ code: one.code, ...classWords(one), due: one.due?.count ?? null, run: one.run })),
		past: past.map(({ name, ...run }) => ({ ...run, name: name[locals.context.locale] }))
	};
};
