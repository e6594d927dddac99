import { hoursInWords } from '#lib/delivery/ui/hours-words.ts';
import { inLocale } from '#platform';
import { hoursOfSchool } from './hours.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const { school, year, years, lines, people } = await hoursOfSchool(locals, params.school, url);
	return {
		school,
		year,
		years,
		people: people.map(({ person_id, name, quarters }) => ({
			person_id,
			name,
			hours: hoursInWords(quarters),
			lines: lines
				.filter((line) => line.person_id === person_id)
				.map((line) => ({
					id: line.delivery_id,
					title: inLocale(line.title, locale),
					reference: line.reference,
					first_on: line.first_on,
					last_on: line.last_on,
					hours: hoursInWords(line.contact + line.consultation + line.independent)
				}))
		}))
	};
};
