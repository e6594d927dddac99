import { redirect } from '@sveltejs/kit';
import { inHours, quartersOf } from '#delivery';
import { prepareDeliveries, readDeliveries, saveTerms } from '#delivery/server';
import { localizeHref } from '#lib/messages/runtime.js';
import { number, readNumber } from '#lib/ui';
import { inLocale } from '#platform';
import { allowed } from '../../../../../allowed.ts';
import { textIn } from '../../../../../form-days.server.ts';
import { refusedHere } from '../../../../../training/[training]/room.server.ts';
import { editionOf } from '../agreements/edition.server.ts';
import type { Actions, PageServerLoad } from './$types';

const fields = ['minutes_an_hour', 'quarters_a_day', 'prepared_quarters', 'open_days'] as const;

export const load: PageServerLoad = async (event) => {
	const { id } = await editionOf(event);
	const { locals, url } = event;
	const { locale } = locals.context;
	const { edition, terms, deliveries, without } = allowed(await readDeliveries(locals.context, { edition_id: id }), locals, url);
	return {
		edition: {
			slug: edition.slug,
			name: inLocale(edition.name, locale),
			programme: edition.programme.slug,
			programmeName: inLocale(edition.programme.name, locale)
		},
		terms: {
			minutes_an_hour: String(terms.minutes_an_hour),
			quarters_a_day: number(inHours(terms.quarters_a_day)),
			prepared_quarters: terms.prepared_quarters === null ? '' : number(inHours(terms.prepared_quarters)),
			open_days: String(terms.open_days)
		},
		deliveries: deliveries.map(({ id: delivery, reference, school, title, first_on, last_on, cancelled_at, ...counts }) => ({
			...{ id: delivery, reference, first_on, last_on },
			name: school ?? inLocale(title, locale),
			cancelled: cancelled_at !== null,
			...{ sessions: counts.sessions, closed: counts.closed, to_close: counts.to_close, set_aside: counts.set_aside },
			participants: counts.participants
		})),
		without,
		done: url.searchParams.get('done')
	};
};

/** A number as typed; what is none is refused with its field. */
const typedNumber = (text: string): number => (text.trim() === '' ? Number.NaN : (readNumber(text) ?? Number.NaN));

export const actions: Actions = {
	terms: async (event) => {
		const { id } = await editionOf(event);
		const form = await event.request.formData();
		const typed = Object.fromEntries(fields.map((field) => [field, textIn(form, field).slice(0, 20)])) as Record<
			(typeof fields)[number],
			string
		>;
		const outcome = await saveTerms(event.locals.context, {
			edition_id: id,
			minutes_an_hour: typedNumber(typed.minutes_an_hour),
			quarters_a_day: quartersOf(typedNumber(typed.quarters_a_day)),
			prepared_quarters: typed.prepared_quarters.trim() === '' ? null : quartersOf(typedNumber(typed.prepared_quarters)),
			open_days: typedNumber(typed.open_days)
		});
		if (!outcome.ok) return refusedHere(outcome, typed);
		redirect(303, `${localizeHref(event.url.pathname)}?done=terms`);
	},
	prepare: async (event) => {
		const { id } = await editionOf(event);
		const outcome = await prepareDeliveries(event.locals.context, { edition_id: id });
		if (!outcome.ok) return refusedHere({ ...outcome, faults: [] }, null);
		redirect(303, `${localizeHref(event.url.pathname)}?done=prepared`);
	}
};
