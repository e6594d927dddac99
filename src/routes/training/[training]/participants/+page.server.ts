import { redirect } from '@sveltejs/kit';
import { addParticipant, leaveTeam, readTeamOf, replaceParticipant } from '#delivery/server';
import { localizeHref } from '#lib/messages/runtime.js';
import { dayOf } from '#platform';
import type { DateParts } from '#lib/ui';
import { allowed } from '../../../allowed.ts';
import { dayErrors, dayIn, textIn } from '../../../form-days.server.ts';
import { headOf, refusedHere } from '../room.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const { delivery, people, schools } = allowed(await readTeamOf(locals.context, params.training), locals, url);
	return {
		head: headOf(delivery, locals.context.locale),
		people: people.map(({ id, name, post, school, code, starts_on, ends_on, replaces_id, left_why }) => ({
			...{ id, name, post, school, code, starts_on, ends_on, left_why },
			replaces: people.find((one) => one.id === replaces_id)?.name ?? null
		})),
		schools: delivery.school_id === null ? schools : [],
		today: dayOf(locals.context.now),
		done: url.searchParams.get('done')
	};
};

type Typed = { name: string; post: string; email: string; school_id: string; participant: string; why: string; from: DateParts };

/** What both forms of the page say of a person. */
function typedIn(form: FormData) {
	const from = dayIn(form, 'from');
	const text = (name: string) => textIn(form, name).slice(0, 1000);
	const typed: Typed = {
		...{ name: text('name'), post: text('post'), email: text('email'), school_id: text('school_id') },
		...{ participant: text('participant'), why: text('why'), from: from.parts }
	};
	return { typed, day: from.day, errors: dayErrors({ from }) };
}

export const actions: Actions = {
	add: async ({ request, params, locals, url }) => {
		const { typed, day } = typedIn(await request.formData());
		const { name, post, email, school_id } = typed;
		const outcome = await addParticipant(locals.context, { delivery_id: params.training, name, post, email, school_id, from: day });
		if (!outcome.ok) return refusedHere(outcome, { ...typed, form: 'add' });
		redirect(303, `${localizeHref(url.pathname)}?done=added`);
	},
	leave: async ({ request, locals, url }) => {
		const form = await request.formData();
		const { typed, day } = typedIn(form);
		const { name, post, email, participant, why } = typed;
		const outcome = form.has('replace')
			? await replaceParticipant(locals.context, { participant_id: participant, from: day, why, name, post, email })
			: await leaveTeam(locals.context, { participant_id: participant, ends_on: day, why });
		if (!outcome.ok) return refusedHere(outcome, { ...typed, form: form.has('replace') ? 'replace' : 'leave' });
		redirect(303, `${localizeHref(url.pathname)}?done=left`);
	}
};
