import { readRegister } from '#credentials/server';
import { allowed } from '../../../../../allowed.ts';
import { editionOf } from '../agreements/edition.server.ts';

type Asking = { locals: App.Locals; params: { programme: string; edition: string }; url: URL };

const states = ['valid', 'revoked', 'replaced'] as const;

/** The register of the edition in the address, filtered as the address says. */
export async function registerOf(event: Asking) {
	const { locals, url } = event;
	const { id, slug } = await editionOf(event);
	const filters = {
		q: url.searchParams.get('q') ?? '',
		state: states.find((one) => one === url.searchParams.get('state')) ?? ('' as const)
	};
	const register = allowed(await readRegister(locals.context, { edition_id: id, ...filters }), locals, url);
	return { ...register, slug, filters };
}
