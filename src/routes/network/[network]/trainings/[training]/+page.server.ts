import { error, fail } from '@sveltejs/kit';
import { inHours } from '#delivery';
import { moveEvent, readEvent } from '#delivery/server';
import { errorsOf } from '#lib/delivery/ui/sentences.ts';
import { number } from '#lib/ui';
import { clockTime, inLocale } from '#platform';
import { allowed } from '../../../../allowed.ts';
import { revisionIn, textIn } from '../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../../training/[training]/room.server.ts';
import { dayFields, daysIn } from '../event-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { locale } = locals.context;
	const event = allowed(await readEvent(locals.context, { network_id: params.network, delivery_id: params.training }), locals, url);
	const { delivery, sessions, held, network } = event;
	if (held || delivery.cancelled_at !== null) error(404, 'not_found');
	const days = sessions.map(({ held_on, begins_at, ends_at, contact }) => ({
		day: held_on,
		from: clockTime(begins_at).replace(':', '.'),
		to: clockTime(ends_at).replace(':', '.'),
		hours: number(inHours(contact))
	}));
	return {
		network: { id: network.id, name: inLocale(network.name, locale) },
		id: delivery.id,
		seen: delivery.revision,
		values: { title: inLocale(delivery.title, locale), place: delivery.place, days },
		fields: Math.max(dayFields, days.length)
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { days, typed: typedDays, errors } = daysIn(form);
		const typed = { title: textIn(form, 'title'), place: textIn(form, 'place'), days: typedDays };
		const outcome = await moveEvent(locals.context, {
			delivery_id: params.training,
			seen: revisionIn(form, 'seen'),
			title: typed.title,
			place: typed.place,
			days
		});
		if (outcome.ok) return backTo(`/network/${params.network}/trainings`, 'moved');
		if (outcome.faults.length > 0) return fail(422, { errors: { ...errorsOf(outcome.faults), ...errors }, typed });
		return refusedHere(outcome, typed);
	}
};
