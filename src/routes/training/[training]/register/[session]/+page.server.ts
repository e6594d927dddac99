import { redirect } from '@sveltejs/kit';
import { closeRegister, markAttendance, readRegister, settleMark } from '#delivery/server';
import { marksIn, type TypedMark } from '#lib/delivery/ui/register-form.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { list } from '#lib/ui';
import type { Fault } from '#platform';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { headOf, refusedHere } from '../../room.server.ts';
import { shownClosings, shownRow } from './shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const asked = { delivery_id: params.training, session_id: params.session };
	const { delivery, session, rows, set_aside, closings, ...page } = allowed(await readRegister(locals.context, asked), locals, url);
	const { id, held_on, half, begins_at, ends_at, contact, consultation, cancelled_why } = session;
	return {
		...page,
		head: headOf(delivery, locals.context.locale),
		session: { id, held_on, half, begins_at, ends_at, contact, consultation, cancelled_why },
		least: delivery.lecturers_least,
		rows: rows.map(shownRow),
		set_aside: set_aside.map(({ id: mark, name, status, way, marked_at, by, set_aside: reason }) => ({
			id: mark,
			name,
			status,
			way,
			marked_at,
			by,
			reason
		})),
		closings: shownClosings(closings),
		done: url.searchParams.get('done')
	};
};

type Typed = { marks: Record<string, TypedMark>; lecturers: string[] | null; absent: boolean; reason: string };
const typedIn = (form: FormData, marks: Record<string, TypedMark>): Typed => ({
	marks,
	lecturers: form.has('closing') ? form.getAll('lecturers').map(String).slice(0, 20) : null,
	absent: form.get('others_absent') === 'yes',
	reason: textIn(form, 'reason')
});

/** Hours that are no quarters of an hour, told at their rows before anything is asked of the register. */
const wrongHours = (wrong: readonly string[]) => ({
	refusal: 'wrong_marks',
	faults: wrong.map((field): Fault => ({ field, key: 'delivery_fault_quarters' }))
});

/** Who has no mark, told once, where it can be said that they were not there. */
const unmarked = (faults: readonly Fault[]) => ({
	refusal: 'unmarked',
	faults: [
		{
			field: 'others_absent',
			key: 'delivery_fault_unmarked_all',
			values: { names: list(faults.map(({ values }) => String(values?.['name'] ?? '…'))) }
		}
	]
});

export const actions: Actions = {
	save: async ({ request, params, locals, url }) => {
		const form = await request.formData();
		const { said, typed, wrong } = marksIn(form);
		if (wrong.length > 0) return refusedHere(wrongHours(wrong), typedIn(form, typed));
		const outcome = await markAttendance(locals.context, { session_id: params.session, marks: said });
		if (!outcome.ok) return refusedHere(outcome, typedIn(form, typed));
		redirect(303, `${localizeHref(url.pathname)}?done=saved`);
	},
	everybody: async ({ request, params, locals, url }) => {
		const form = await request.formData();
		const { said, typed, wrong } = marksIn(form);
		if (wrong.length > 0) return refusedHere(wrongHours(wrong), typedIn(form, typed));
		const page = allowed(await readRegister(locals.context, { delivery_id: params.training, session_id: params.session }), locals, url);
		const others = page.rows.filter(({ id, mark }) => mark === null && !said.some(({ participant_id }) => participant_id === id));
		const marks = [...said, ...others.map(({ id }) => ({ participant_id: id, status: 'present' as const }))];
		const outcome = await markAttendance(locals.context, { session_id: params.session, marks });
		if (!outcome.ok) return refusedHere(outcome, typedIn(form, typed));
		redirect(303, `${localizeHref(url.pathname)}?done=saved`);
	},
	close: async ({ request, params, locals, url }) => {
		const form = await request.formData();
		const { said, typed, wrong } = marksIn(form);
		const back = typedIn(form, typed);
		if (wrong.length > 0) return refusedHere(wrongHours(wrong), back);
		const outcome = await closeRegister(locals.context, {
			session_id: params.session,
			lecturers: back.lecturers ?? [],
			marks: said,
			others_absent: back.absent
		});
		if (!outcome.ok) return refusedHere(outcome.refusal === 'unmarked' ? unmarked(outcome.faults) : outcome, back);
		redirect(303, `${localizeHref(url.pathname)}?done=closed`);
	},
	settle: async ({ request, locals, url }) => {
		const form = await request.formData();
		const decision = form.get('decision') === 'counted' ? 'counted' : 'dismissed';
		const outcome = await settleMark(locals.context, { mark_id: textIn(form, 'mark'), decision, reason: textIn(form, 'reason') });
		if (!outcome.ok) return refusedHere(outcome, typedIn(form, {}));
		redirect(303, `${localizeHref(url.pathname)}?done=settled`);
	}
};
