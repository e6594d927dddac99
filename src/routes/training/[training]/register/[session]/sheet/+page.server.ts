import { redirect } from '@sveltejs/kit';
import { bringSheet, readRegister, typeSheet } from '#delivery/server';
import { localizeHref } from '#lib/messages/runtime.js';
import { acceptedEndings } from '#platform/server';
import { allowed } from '../../../../../allowed.ts';
import { textIn } from '../../../../../form-days.server.ts';
import { fileIn, headOf, refusedHere } from '../../../room.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	const asked = { delivery_id: params.training, session_id: params.session };
	const { delivery, session, rows, state, sheets } = allowed(await readRegister(locals.context, asked), locals, url);
	return {
		head: headOf(delivery, locals.context.locale),
		session: { id: session.id, held_on: session.held_on, half: session.half },
		state,
		sheets: sheets.map(({ file_id, name, brought_at }) => ({ file_id, name, brought_at })),
		team: rows.map(({ code, name }) => ({ code, name })),
		accept: acceptedEndings.join(','),
		done: url.searchParams.get('done')
	};
};

const parentOf = (url: URL): string => localizeHref(url.pathname.replace(/\/sheet$/, ''));

export const actions: Actions = {
	type: async ({ request, params, locals, url }) => {
		const form = await request.formData();
		const typed = { codes: textIn(form, 'codes'), absent: form.get('others_absent') === 'yes' };
		const outcome = await typeSheet(locals.context, { session_id: params.session, codes: typed.codes, others_absent: typed.absent });
		if (!outcome.ok) return refusedHere(outcome, typed);
		redirect(303, `${parentOf(url)}?done=saved`);
	},
	bring: async ({ request, params, locals, url }) => {
		const form = await request.formData();
		const typed = { codes: '', absent: false };
		const file = await fileIn(form);
		if (!file) return refusedHere({ refusal: 'sheet', faults: [{ field: 'file', key: 'file_empty' }] }, typed);
		const outcome = await bringSheet(locals.context, { session_id: params.session, file });
		if (!outcome.ok) return refusedHere({ ...outcome, faults: [{ field: 'file', key: outcome.refusal }] }, typed);
		redirect(303, `${localizeHref(url.pathname)}?done=brought`);
	}
};
