import { error } from '@sveltejs/kit';
import { readProgramme } from '#programmes/server';
import { allowed } from '../../../../../allowed.ts';

/** The edition in the address, for whoever manages its programme. */
export async function editionOf({ locals, params, url }: { locals: App.Locals; params: { programme: string; edition: string }; url: URL }) {
	const { editions } = allowed(await readProgramme(locals.context, params.programme), locals, url);
	return editions.find(({ slug }) => slug === params.edition) ?? error(404, 'not_found');
}
