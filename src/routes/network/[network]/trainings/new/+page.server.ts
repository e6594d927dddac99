import { planEvent, readEventForm } from '#delivery/server';
import { errorsOf } from '#lib/delivery/ui/sentences.ts';
import { fail } from '@sveltejs/kit';
import { inLocale } from '#platform';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../../training/[training]/room.server.ts';
import { dayFields, daysIn } from '../event-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { network, leaders } = allowed(await readEventForm(locals.context, params.network), locals, url);
	return {
		id: network.id,
		name: inLocale(network.name, locals.context.locale),
		leaders: leaders.map(({ person_id, name, duty }) => ({ person_id, name, duty })),
		fields: dayFields
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const { days, typed: typedDays, errors } = daysIn(form);
		const typed = {
			kind: textIn(form, 'kind'),
			title: textIn(form, 'title'),
			place: textIn(form, 'place'),
			lecturers: form.getAll('lecturers').map(String).slice(0, 20),
			invited_name: textIn(form, 'invited_name_0'),
			invited_email: textIn(form, 'invited_email_0'),
			days: typedDays
		};
		const outcome = await planEvent(locals.context, {
			network_id: params.network,
			kind: typed.kind as 'meeting',
			title: typed.title,
			place: typed.place,
			days,
			lecturers: typed.lecturers,
			invited: [{ name: typed.invited_name, email: typed.invited_email }]
		});
		if (outcome.ok) return backTo(`/network/${params.network}/trainings`, 'planned');
		if (outcome.faults.length > 0) return fail(422, { errors: { ...errorsOf(outcome.faults), ...errors }, typed });
		return refusedHere(outcome, typed);
	}
};
