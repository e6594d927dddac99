import { inLocale } from '#platform';
import { readOwnNetworks } from '#networks/server';
import { allowed } from '../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { locale } = locals.context;
	const { networks, offers, profiles } = allowed(await readOwnNetworks(locals.context), locals, url);
	return {
		profiles,
		networks: networks.map(({ network, state, complete, schools, duty }) => ({
			id: network.id,
			name: inLocale(network.name, locale),
			programme: inLocale(network.programme.name, locale),
			duty: duty.duty,
			schools: schools.length,
			state,
			complete
		})),
		offers: offers.map(({ duty, network, path }) => ({
			id: duty.id,
			duty: duty.duty,
			name: inLocale(network.name, locale),
			answer_by: duty.answer_by,
			path
		})),
		said: url.searchParams.get('saved') !== null
	};
};
