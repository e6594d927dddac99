import { error } from '@sveltejs/kit';
import { dayOf, inLocale } from '#platform';
import { publicPicture } from '#lib/practices/ui/public-picture.ts';
import { structuredData } from '#lib/practices/ui/structured-data.ts';
import { siteAddress } from '#people/server';
import { isLicence, practiceText } from '#practices';
import { readPublishedPractice } from '#practices/server';
import { textsIn } from '../../../practice/[practice]/shown.server.ts';
import { publicCache } from '../public-cache.ts';
import { leavingPictures, sharedAs } from './share.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	const { locale } = locals.context;
	const found = await readPublishedPractice(locals.context, params.slug);
	if (!found.ok) error(404, found.refusal);
	if ('gone' in found.value) {
		const gone = { message: 'practice_withdrawn', why: found.value.gone.why ?? '' };
		error(410, gone);
	}
	setHeaders(publicCache(locals.session));
	const { content, facts, licence, authors, related, pictures, ...practice } = found.value.practice;
	const said = (key: Parameters<typeof practiceText>[1]) => practiceText(content, key);
	const chosen = isLicence(licence) ? licence : 'CC-BY-4.0';
	return {
		slug: practice.slug,
		trail: practice.trail,
		title: said('title'),
		problem: said('problem'),
		keywords: said('keywords'),
		texts: textsIn(content),
		pictures: pictures.map(publicPicture),
		shared: sharedAs(found.value.practice, locale),
		licence: chosen,
		authors,
		published_on: dayOf(practice.published_at),
		facts: {
			school: facts.school,
			type: inLocale(facts.type_name, locale),
			pupils: facts.pupils,
			municipality: facts.municipality,
			network: facts.network && inLocale(facts.network, locale),
			programme: `${inLocale(facts.programme, locale)}, ${inLocale(facts.edition, locale)}`,
			group: facts.group_name && inLocale(facts.group_name, locale),
			figures: facts.figures,
			cycles: facts.cycles
		},
		related: related.map(({ slug, title, place, alike }) => ({ slug, title, place, alike })),
		structured: structuredData({
			title: said('title'),
			problem: said('problem'),
			keywords: said('keywords'),
			facts,
			authors: authors.names,
			licence: chosen,
			published_at: practice.published_at,
			first_at: practice.first_at,
			address: siteAddress(`/practices/${practice.slug}`, 'lt'),
			pictures: leavingPictures(pictures)
		})
	};
};
