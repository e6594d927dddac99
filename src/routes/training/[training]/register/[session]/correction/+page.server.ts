import { redirect } from '@sveltejs/kit';
import { correctRegister, readRegister } from '#delivery/server';
import { marksIn } from '#lib/delivery/ui/register-form.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { allowed } from '../../../../../allowed.ts';
import { textIn } from '../../../../../form-days.server.ts';
import { headOf, refusedHere } from '../../../room.server.ts';
import { shownRow } from '../shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const asked = { delivery_id: params.training, session_id: params.session };
	const { delivery, session, rows, state, closings, lecturers } = allowed(await readRegister(locals.context, asked), locals, url);
	const [last] = closings;
	const taught = (last?.lecturers ?? []).map((person_id, at) => ({ person_id, name: last?.taught[at] ?? '…' }));
	const others = lecturers.filter(({ person_id }) => !taught.some((one) => one.person_id === person_id));
	return {
		head: headOf(delivery, locals.context.locale),
		session: { id: session.id, held_on: session.held_on, half: session.half, contact: session.contact, consultation: session.consultation },
		closed: state === 'closed',
		rows: rows.map(shownRow),
		lecturers: [...taught, ...others],
		taught: taught.map(({ person_id }) => person_id)
	};
};

export const actions: Actions = {
	default: async ({ request, params, locals, url }) => {
		const form = await request.formData();
		const { said, typed: marks, wrong } = marksIn(form);
		const lecturers = form.getAll('lecturers').map(String).slice(0, 20);
		const typed = { marks, lecturers, reason: textIn(form, 'reason') };
		if (wrong.length > 0)
			return refusedHere({ refusal: 'wrong_marks', faults: wrong.map((field) => ({ field, key: 'delivery_fault_quarters' })) }, typed);
		const { reason } = typed;
		const outcome = await correctRegister(locals.context, { session_id: params.session, changes: said, lecturers, reason });
		if (!outcome.ok) return refusedHere(outcome, typed);
		redirect(303, `${localizeHref(url.pathname.replace(/\/correction$/, ''))}?done=corrected`);
	}
};
