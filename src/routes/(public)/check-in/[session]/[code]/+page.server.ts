import { error, fail, redirect } from '@sveltejs/kit';
import { checkIn, readCheckIn, takeCode, type CheckInDesk } from '#delivery/server';
import { refusalSentence } from '#lib/delivery/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale, type Locale } from '#platform';
import { textIn } from '../../../../form-days.server.ts';
import { phoneOf } from '../../phone.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A code of the wall is changed for a ticket that stands in the address, so that it outlives signing in. */
const isTicket = (code: string): boolean => code.includes('-');

export const load: PageServerLoad = async (event) => {
	const { params, locals, setHeaders } = event;
	setHeaders({ 'cache-control': 'private, no-store' });
	const from = phoneOf(event);
	if (!isTicket(params.code)) {
		const taken = await takeCode(locals.context, { session_id: params.session, code: params.code, ...from });
		if (taken.ok) redirect(303, localizeHref(`/check-in/${params.session}/${taken.value.ticket}`));
		return closed(taken.refusal);
	}
	const read = await readCheckIn(locals.context, { session_id: params.session, ticket: params.code, phone: from.phone });
	return read.ok ? { desk: shown(read.value, locals.context.locale), closed: '' } : closed(read.refusal);
};

function closed(refusal: string) {
	if (refusal === 'not_found') error(404, refusal);
	return { desk: null, closed: refusalSentence(refusal) };
}

const shown = ({ title, ...desk }: CheckInDesk, locale: Locale) => ({ ...desk, title: inLocale(title, locale) });

export const actions: Actions = {
	default: async (event) => {
		const { params, locals, request } = event;
		const participant_id = textIn(await request.formData(), 'participant');
		const { phone } = phoneOf(event);
		const outcome = await checkIn(locals.context, { session_id: params.session, ticket: params.code, phone, participant_id });
		if (outcome.ok) return { checked: outcome.value, participant: participant_id, errors: {} as Record<string, string>, problem: '' };
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		const sentence = refusalSentence(outcome.refusal);
		const unchosen = outcome.refusal === 'participant_unknown';
		const errors: Record<string, string> = unchosen ? { participant: sentence } : {};
		return fail(unchosen ? 422 : 409, { checked: null, participant: participant_id, errors, problem: unchosen ? '' : sentence });
	}
};
