import { error } from '@sveltejs/kit';
import { readOverseen } from '#programmes/server';
import { inLocale } from '#platform';
import { allowed } from '../../allowed.ts';

type Asking = { locals: App.Locals; params: { programme: string }; url: URL };

/** The programme in the address, for its officers and for whoever answers for it and reads it in numbers. */
export async function overseen({ locals, params, url }: Asking) {
	const found = allowed(await readOverseen(locals.context, params.programme), locals, url);
	const { slug, name } = found.programme;
	return { ...found, head: { slug, name: inLocale(name, locals.context.locale) } };
}

/** The edition in the address, for the same. */
export async function overseenEdition(event: Asking & { params: { edition: string } }) {
	const { editions, calls, ...found } = await overseen(event);
	const edition = editions.find(({ slug }) => slug === event.params.edition) ?? error(404, 'not_found');
	return { ...found, edition, calls: calls.filter((call) => call.edition.id === edition.id) };
}
