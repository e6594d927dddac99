import { inLocale } from '#platform';
import { chooseFigures, readBookDesk } from '#practices/server';
import { spellIndicators } from '#reporting/server';
import { error } from '@sveltejs/kit';
import { allowed } from '../../../../../../allowed.ts';
import { backTo, deskPath, editionAt, refusedHere } from '../book.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { id, name } = await editionAt(locals, params, url);
	const desk = allowed(await readBookDesk(locals.context, id), locals, url);
	if (desk.book === null) error(404, 'not_found');
	const counted = allowed(await spellIndicators(locals.context, { edition_id: id, locale: desk.book.language }), locals, url);
	const kept = new Map(desk.figures.map((figure) => [figure.key, figure]));
	return {
		path: deskPath(params),
		edition: inLocale(name, locals.context.locale),
		figures: counted.map(({ key, name, value, source }) => ({
			...{ key, name, value, source },
			kept: kept.get(key)?.value ?? null,
			counted_on: kept.get(key)?.counted_on ?? null
		}))
	};
};

export const actions: Actions = {
	default: async ({ locals, params, url, request }) => {
		const keys = (await request.formData()).getAll('key').map(String);
		const { id } = await editionAt(locals, params, url);
		const desk = allowed(await readBookDesk(locals.context, id), locals, url);
		if (desk.book === null) error(404, 'not_found');
		const counted = allowed(await spellIndicators(locals.context, { edition_id: id, locale: desk.book.language }), locals, url);
		const outcome = await chooseFigures(locals.context, { edition_id: id, keys, counted });
		return outcome.ok ? backTo(deskPath(params), 'saved') : refusedHere(outcome, {});
	}
};
