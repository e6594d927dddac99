import { readNetworkEvents, type ListedEvent } from '#delivery/server';
import { hoursInWords } from '#lib/delivery/ui/hours-words.ts';
import { inLocale, type Locale } from '#platform';
import { allowed } from '../../../allowed.ts';
import type { PageServerLoad } from './$types';

const said = ['planned', 'moved', 'cancelled'] as const;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const { network, plans, coming, past, preparation } = allowed(await readNetworkEvents(locals.context, params.network), locals, url);
	const listed = (event: ListedEvent) => asRow(event, locale);
	return {
		id: network.id,
		name: inLocale(network.name, locale),
		plans,
		coming: coming.map(listed),
		past: past.map(listed),
		preparation: preparation?.threshold
			? {
					threshold: hoursInWords(preparation.threshold),
					prepared: preparation.prepared,
					people: preparation.people.map(({ person_id, name, school, quarters, prepared }) => ({
						person_id,
						name,
						school,
						hours: hoursInWords(quarters),
						prepared
					}))
				}
			: null,
		done: said.find((one) => one === url.searchParams.get('done')) ?? null
	};
};

const asRow = (
	{ id, kind, title, place, contact, first_on, last_on, participants, lecturers, open_registers, cancelled_at }: ListedEvent,
	locale: Locale
) => ({
	id,
	kind,
	title: inLocale(title, locale),
	place,
	hours: hoursInWords(contact),
	first_on,
	last_on,
	participants,
	lecturers,
	open_registers,
	cancelled: cancelled_at !== null
});
