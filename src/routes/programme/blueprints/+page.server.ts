import { rulesInProse } from '#lib/programmes/ui/prose.ts';
import { termsInWords } from '#lib/programmes/ui/terms.ts';
import { dayOf, inLocale } from '#platform';
import { blueprints } from '#programmes';
import { readNames, readProgrammes } from '#programmes/server';
import { allowed } from '../../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	allowed(await readProgrammes(locals.context), locals, url);
	const { context } = locals;
	const { locale } = context;
	const today = dayOf(context.now);
	const said = await Promise.all(
		blueprints.map(async (blueprint) => ({
			kind: blueprint.kind,
			name: inLocale(blueprint.name, locale),
			summary: inLocale(blueprint.summary, locale),
			source: inLocale(blueprint.source, locale),
			terms: termsInWords(blueprint.edition.terms, locale),
			prose: rulesInProse(
				blueprint.call,
				{ categories_on: today, pupils_as_of: today },
				await readNames(context, blueprint.call.form),
				locale
			)
		}))
	);
	return { blueprints: said };
};
