import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { readFormation, saveCriteria } from '#networks/server';
import { inLocale } from '#platform';
import { allowed } from '../../../../../../allowed.ts';
import { revisionOf, textIn } from '../../../../../../form-days.server.ts';
import { editionOf, refusedWith } from '../edition.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const edition = await editionOf(event);
	const { locals, url } = event;
	const { formation, formed, schools } = allowed(await readFormation(locals.context, edition.id), locals, url);
	if (!formation || formed) error(404, 'not_found');
	const { criteria, level, least, most, networks, revision } = formation;
	return {
		edition: { slug: edition.slug, name: inLocale(edition.name, locals.context.locale) },
		networks,
		schools: schools.length,
		values: { ...criteria, level, least: String(least), most: String(most), revision: String(revision) }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const edition = await editionOf(event);
		const form = await event.request.formData();
		const typed = {
			revision: textIn(form, 'revision'),
			level: textIn(form, 'level'),
			least: textIn(form, 'least'),
			most: textIn(form, 'most'),
			distance: textIn(form, 'distance'),
			topic: textIn(form, 'topic'),
			same_type: textIn(form, 'same_type')
		};
		const outcome = await saveCriteria(event.locals.context, { ...typed, edition_id: edition.id, revision: revisionOf(typed.revision) });
		if (outcome.ok) redirect(303, localizeHref(event.url.pathname.replace(/\/criteria$/, '')));
		return refusedWith(outcome, typed);
	}
};
