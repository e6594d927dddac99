import { readOwnMaterials } from '#delivery/server';
import { packWords } from '#lib/delivery/ui/kit-words.ts';
import { allowed } from '../../../allowed.ts';
import { headOf } from '../room.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { delivery, opened, packs } = allowed(await readOwnMaterials(locals.context, params.training), locals, url);
	return {
		head: headOf(delivery, locals.context.locale),
		opened,
		packs: packs.map(({ pack, materials }) => ({ pack, title: packWords[pack](), materials }))
	};
};
