import { error } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { stateWords } from '#lib/practices/ui/practice-words.ts';
import { inLocale } from '#platform';
import { practiceText } from '#practices';
import { readEditionPractices } from '#practices/server';
import { readProgramme } from '#programmes/server';
import { allowed } from '../../../../../allowed.ts';
import { pageNumber } from '../../../../../page-number.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const { editions } = allowed(await readProgramme(locals.context, params.programme), locals, url);
	const edition = editions.find(({ slug }) => slug === params.edition) ?? error(404, 'not_found');
	const asked = { edition_id: edition.id, page: pageNumber(url) };
	const { practices, ...shown } = allowed(await readEditionPractices(locals.context, asked), locals, url);
	return {
		shown,
		programme: params.programme,
		slug: params.edition,
		edition: inLocale(edition.name, locale),
		practices: practices.map((practice) => ({
			id: practice.id,
			reference: practice.reference,
			title: practiceText(practice.content, 'title') || m.practices_untitled(),
			school: practice.school,
			network: practice.network ? inLocale(practice.network, locale) : '',
			changed_at: practice.changed_at,
			state: stateWords(practice)
		}))
	};
};
