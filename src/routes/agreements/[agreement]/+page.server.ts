import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/agreements/ui/sentences.ts';
import { inLocale, type Outcome } from '#platform';
import { isPartyRole, type PartyRole } from '#agreements';
import { checkPaper, fulfilObligation, nameSignatory, prolongSigning, readAgreement, recallText, remindByHand } from '#agreements/server';
import { allowed } from '../../allowed.ts';
import { dayIn, textIn } from '../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const page = allowed(await readAgreement(locals.context, params.agreement), locals, url);
	return {
		...page,
		texts: page.texts.map(({ content, ...text }) => ({ ...text, title: content.title, ends_on: content.ends_on })),
		obligations: page.obligations
			.filter(({ superseded }) => !superseded)
			.map((row) => ({ ...row, words: inLocale(row.words, locals.context.locale) })),
		today: locals.context.now,
		me: locals.context.actor.id
	};
};

/** Back to the page, or the page again with what was in the way. */
function answered(
	outcome: Outcome<unknown, string>,
	id: string,
	form: string,
	values: Record<string, unknown> = {},
	days: Record<string, string> = {}
) {
	if (outcome.ok) redirect(303, localizeHref(`/agreements/${id}`));
	if (outcome.refusal === 'not_found') error(404, outcome.refusal);
	const errors: Record<string, string> = { ...errorsOf(outcome.faults), ...days };
	return fail(Object.keys(errors).length > 0 ? 422 : 409, {
		form,
		values,
		errors,
		problem: Object.keys(errors).length > 0 ? '' : refusalSentence(outcome.refusal)
	});
}

const partyIn = (form: FormData): PartyRole => {
	const party = form.get('party');
	return isPartyRole(party) ? party : error(404, 'not_found');
};

export const actions: Actions = {
	recall: async ({ locals, params, request }) => {
		const reason = textIn(await request.formData(), 'reason');
		return answered(await recallText(locals.context, { agreement_id: params.agreement, reason }), params.agreement, 'recall', { reason });
	},
	prolong: async ({ locals, params, request }) => {
		const day = dayIn(await request.formData(), 'sign_by');
		const outcome = await prolongSigning(locals.context, { agreement_id: params.agreement, sign_by: day.day });
		return answered(outcome, params.agreement, 'prolong', { sign_by: day.parts }, day.error ? { sign_by: day.error } : {});
	},
	remind: async ({ locals, params, request }) => {
		const party = partyIn(await request.formData());
		return answered(await remindByHand(locals.context, { agreement_id: params.agreement, party }), params.agreement, 'remind');
	},
	signatory: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { party: partyIn(form), person_id: textIn(form, 'person_id'), duty: textIn(form, 'duty'), reason: textIn(form, 'why') };
		return answered(
			await nameSignatory(locals.context, { agreement_id: params.agreement, ...values }),
			params.agreement,
			'signatory',
			values
		);
	},
	check: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { signature_id: textIn(form, 'signature_id'), result: textIn(form, 'result'), note: textIn(form, 'note') };
		return answered(await checkPaper(locals.context, { agreement_id: params.agreement, ...values }), params.agreement, 'check', values);
	},
	fulfil: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { obligation_id: textIn(form, 'obligation_id'), note: textIn(form, 'done_note') };
		return answered(
			await fulfilObligation(locals.context, { agreement_id: params.agreement, ...values }),
			params.agreement,
			'fulfil',
			values
		);
	}
};
