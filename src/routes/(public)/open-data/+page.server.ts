import { inLocale } from '#platform';
import { openSetNames, openSets } from '#reporting';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({
	sets: openSetNames.map((name) => {
		const { title, about } = openSets[name];
		return { name, title: inLocale(title, locals.context.locale), about: inLocale(about, locals.context.locale) };
	})
});
