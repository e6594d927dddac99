import { whenInWords } from '#lib/programmes/ui/deadline.ts';
import { inLocale } from '#platform';
import { personasAtTheDoor } from '#people/server';
import { countPublished, readBooks } from '#practices/server';
import { openCalls } from '#programmes/server';
import type { PageServerLoad } from './$types';

/** The calls that are open now, the one that closes first leading to „Ar galime dalyvauti?“, and whether there are personas to look around as. */
export const load: PageServerLoad = async ({ locals }) => {
	const { locale } = locals.context;
	const open = (await openCalls(locals.context)).filter(({ phase }) => phase === 'open' || phase === 'closing_soon');
	const personas = await personasAtTheDoor(locals.context);
	return {
		calls: open.map((call) => ({
			title: inLocale(call.name, locale),
			href: `/calls/${call.slug}`,
			text: inLocale(call.summary, locale),
			meta: whenInWords(call, locale)
		})),
		...(open[0] ? { checkHref: `/calls/${open[0].slug}/eligibility` } : {}),
		demonstration: personas.length > 0,
		practices: await countPublished(locals.context),
		books: (await readBooks(locals.context)).slice(0, 2).map(({ slug, title, subtitle, language }) => ({ slug, title, subtitle, language }))
	};
};
