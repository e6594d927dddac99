import { inLocale } from '#platform';
import { readProgramme } from '#programmes/server';
import { allowed } from '../../allowed.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, url }) => {
	const { programme } = allowed(await readProgramme(locals.context, params.programme), locals, url);
	return { programme: { id: programme.id, slug: programme.slug, name: inLocale(programme.name, locals.context.locale) } };
};
