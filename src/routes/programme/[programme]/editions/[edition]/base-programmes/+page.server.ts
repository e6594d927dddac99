import { readBaseProgrammes } from '#delivery/server';
import { hoursInWords } from '#lib/delivery/ui/hours-words.ts';
import { sumOf } from '#delivery';
import { shortDate } from '#lib/ui';
import { inLocale } from '#platform';
import { allowed } from '../../../../../allowed.ts';
import { editionOf } from '../agreements/edition.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id, slug } = await editionOf(event);
	const { locals, url } = event;
	const { locale } = locals.context;
	const { edition, topics, bases, promised } = allowed(await readBaseProgrammes(locals.context, { edition_id: id }), locals, url);
	const told = (base: (typeof bases)[number] | undefined) => {
		if (!base) return null;
		const sum = sumOf(base.blocks);
		return {
			title: inLocale(base.title, locale),
			number: base.number,
			on: shortDate(base.made_at),
			blocks: base.blocks.length,
			hours: hoursInWords(sum.contact + sum.consultation),
			differs: promised !== null && (promised.contact !== sum.contact || promised.consultation !== sum.consultation)
		};
	};
	return {
		edition: {
			slug,
			name: inLocale(edition.name, locale),
			programme: edition.programme.slug,
			programmeName: inLocale(edition.programme.name, locale)
		},
		all: told(bases.find(({ topic }) => topic === null)),
		topics: topics.map(({ code, name }) => ({ code, name: inLocale(name, locale), base: told(bases.find(({ topic }) => topic === code)) })),
		saved: url.searchParams.get('done') === 'saved'
	};
};
