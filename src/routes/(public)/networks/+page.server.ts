import { inLocale } from '#platform';
import { readPublicNetworks } from '#networks/server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { locale } = locals.context;
	const all = await readPublicNetworks(locals.context);
	const editions = [...new Map(all.map(({ edition }) => [edition.id, edition])).values()].map(({ id, name, programme }) => ({
		id,
		name: `${inLocale(programme, locale)}, ${inLocale(name, locale)}`
	}));
	const asked = editions.find(({ id }) => id === url.searchParams.get('edition'));
	const edition = asked ?? editions[0] ?? null;
	const chosen = all.filter((network) => network.edition.id === edition?.id);
	return {
		editions,
		edition,
		networks: chosen.map(({ slug, name, kind, problem, host_id, schools }, index) => ({
			slug,
			name: inLocale(name, locale),
			kind,
			mark: index + 1,
			problem: problem ? inLocale(problem, locale) : '',
			schools: schools.map(({ school_id, school, municipality, latitude, longitude }) => ({
				school,
				municipality,
				latitude,
				longitude,
				host: school_id === host_id
			}))
		}))
	};
};
