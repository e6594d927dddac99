import { readHours } from '#delivery';
import { readPrepared, saveTerms } from '#delivery/server';
import { hoursInWords } from '#lib/delivery/ui/hours-words.ts';
import { inLocale } from '#platform';
import { number } from '#lib/ui';
import { allowed } from '../../../../../../allowed.ts';
import { textIn } from '../../../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../../../../training/[training]/room.server.ts';
import { editionOf } from '../edition.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = await editionOf(event);
	const { locals, url } = event;
	const { locale } = locals.context;
	const { edition, programme, threshold, prepared, people } = allowed(await readPrepared(locals.context, id), locals, url);
	return {
		base: `/programme/${programme.slug}/editions/${edition.slug}/networks`,
		edition: inLocale(edition.name, locale),
		programme: inLocale(programme.name, locale),
		threshold: threshold === null ? null : hoursInWords(threshold),
		typed: threshold === null ? '' : number(threshold / 4),
		prepared,
		people: people.map((one) => ({
			person_id: one.person_id,
			name: one.name,
			school: one.school,
			network: inLocale(one.network, locale),
			hours: hoursInWords(one.quarters),
			prepared: one.prepared
		})),
		done: url.searchParams.get('done') === 'saved'
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { id } = await editionOf(event);
		const { locals, url, request, params } = event;
		const { terms } = allowed(await readPrepared(locals.context, id), locals, url);
		const hours = textIn(await request.formData(), 'prepared_quarters');
		const quarters = hours.trim() === '' ? null : (readHours(hours) ?? -1);
		const outcome = await saveTerms(locals.context, { ...terms, edition_id: id, prepared_quarters: quarters });
		if (outcome.ok) return backTo(`/programme/${params.programme}/editions/${params.edition}/networks/prepared`, 'saved');
		return refusedHere(outcome, { hours });
	}
};
