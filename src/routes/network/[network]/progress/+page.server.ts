import { dayOf, inLocale } from '#platform';
import { readNetworkProgress } from '#projects/server';
import { allowed } from '../../../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale, now } = locals.context;
	const { network, open, schools } = allowed(await readNetworkProgress(locals.context, params.network), locals, url);
	return {
		network: {
			id: network.id,
			name: inLocale(network.name, locale),
			caption: `${inLocale(network.programme, locale)}, ${inLocale(network.edition, locale)}`
		},
		open,
		today: dayOf(now),
		schools,
		done: url.searchParams.get('done')
	};
};
