import { dayOf, inLocale } from '#platform';
import { readSchoolNetworks } from '#networks/server';
import { allowed } from '../../../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const { school, networks, invitations, founds } = allowed(await readSchoolNetworks(locals.context, params.school), locals, url);
	return {
		school,
		founds,
		networks: networks.map(({ network, state, complete, membership }) => ({
			id: network.id,
			name: inLocale(network.name, locale),
			programme: `${inLocale(network.programme.name, locale)}, ${inLocale(network.edition.name, locale)}`,
			kind: network.kind,
			state,
			complete,
			from: membership.starts_on,
			until: membership.ends_on,
			// Who has left sees it no more.
			opens: membership.left_at === null || (membership.ends_on ?? '') >= dayOf(locals.context.now)
		})),
		invitations: invitations.map(({ id, network, answer_by, path }) => ({ id, name: inLocale(network.name, locale), answer_by, path }))
	};
};
