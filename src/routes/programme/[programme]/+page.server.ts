import { whenInWords } from '#lib/programmes/ui/deadline.ts';
import { inLocale } from '#platform';
import { countApplications } from '#applications/server';
import { phaseOf } from '#programmes';
import { readProgramme } from '#programmes/server';
import { allowed } from '../../allowed.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { programme, editions, calls } = allowed(await readProgramme(locals.context, params.programme), locals, url);
	const { locale, now } = locals.context;
	const counts = await countApplications(
		locals.context,
		calls.map(({ id }) => id)
	);
	return {
		summary: inLocale(programme.summary, locale),
		editions: editions.map((edition) => ({
			slug: edition.slug,
			name: inLocale(edition.name, locale),
			starts_on: edition.starts_on,
			ends_on: edition.ends_on,
			networks: edition.terms.grouping.kind === 'networks',
			timetable: edition.terms.dose.kind === 'days' && edition.terms.dose.days === 3,
			milestones: edition.milestones.map(({ name, due_on }) => ({ name: inLocale(name, locale), due_on })),
			calls: calls
				.filter((call) => call.edition.id === edition.id)
				.map((call) => {
					const phase = phaseOf(call, now);
					return {
						slug: call.slug,
						name: inLocale(call.name, locale),
						phase,
						when: whenInWords({ ...call, phase }, locale),
						...(counts.get(call.id) ?? { sent: 0, waiting: 0 })
					};
				})
		}))
	};
};
