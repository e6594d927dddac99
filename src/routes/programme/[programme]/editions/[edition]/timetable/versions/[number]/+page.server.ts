import { readVersion } from '#scheduling/server';
import { begun, editionShown } from '../../desk.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const edition = await editionShown(event);
	const number = /^\d{1,6}$/.test(event.params.number) ? Number(event.params.number) : 0;
	const { version, changes, numbers } = begun(await readVersion(event.locals.context, { edition_id: edition.id, number }), event);
	return {
		edition,
		version: { number: version.number, published_at: version.published_at, publisher: version.publisher, note: version.note },
		changes: changes.map(({ names: _, ...change }) => change),
		people: Object.assign({}, ...changes.map(({ names }) => names)) as Record<string, string>,
		numbers
	};
};
