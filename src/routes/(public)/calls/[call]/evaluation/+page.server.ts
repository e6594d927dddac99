import { error } from '@sveltejs/kit';
import { kindWords } from '#lib/evaluation/ui/kinds.ts';
import { publicIn } from '#lib/evaluation/ui/pooled.ts';
import { readPublicResults } from '#evaluation/server';
import { inLocale } from '#platform';
import { readCall } from '#programmes/server';
import type { PageServerLoad } from './$types';

/** What participants said of the trainings of a call's edition, for everybody. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const found = await readCall(locals.context, params.call);
	if (!found) error(404, 'not_found');
	const outcome = await readPublicResults(locals.context, { edition_id: found.call.edition.id });
	if (!outcome.ok) error(404, outcome.refusal);
	const { locale } = locals.context;
	return {
		call: { slug: found.call.slug, name: inLocale(found.call.name, locale) },
		results: outcome.value.results.map(({ kind, sums }) => ({
			kind,
			title: kindWords[kind].results(),
			questions: publicIn(sums, locale)
		}))
	};
};
