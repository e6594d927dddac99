import { readPeople } from '#spaces/server';
import { allowed } from '../../../allowed.ts';
import { headOf } from '../room.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = allowed(await readPeople(locals.context, params.room), locals, url);
	const helpers = found.people.filter(({ schools }) => schools.length === 0);
	const schools = new Map(found.people.flatMap((one) => one.schools.map(({ id, name }) => [id, name] as const)));
	return {
		...headOf(found, locals.context.locale),
		groups: [
			...(helpers.length > 0 ? [{ id: 'helpers', name: null, people: helpers.map(shown) }] : []),
			...[...schools]
				.sort(([, one], [, other]) => one.localeCompare(other, 'lt'))
				.map(([id, name]) => ({
					...{ id, name },
					people: found.people.filter((one) => one.schools.some((school) => school.id === id)).map(shown)
				}))
		]
	};
};

type Found = { person_id: string; name: string; parts: string[] };
const shown = <Shown extends Found>({ person_id, name, parts }: Shown): Pick<Shown, 'person_id' | 'name' | 'parts'> => ({
	person_id,
	name,
	parts
});
