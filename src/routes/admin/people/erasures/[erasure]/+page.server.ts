import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { erasureWords } from '#lib/people/ui/erasure-words.ts';
import { errorsOf, refusalSentence } from '#lib/people/ui/sentences.ts';
import { carryOutErasure, readErasure, refuseErasure, type Duty } from '#people/server';
import { erasers } from '../../../../../erasers.ts';
import { text } from '../../../../(account)/browser.ts';
import { allowed } from '../../../../allowed.ts';
import { roleWord } from '../../../../role-word.ts';
import type { Actions, PageServerLoad } from './$types';

type Errors = Record<string, string>;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { preview, ...file } = allowed(await readErasure(locals.context, params.erasure, erasers), locals, url);
	return {
		...file,
		preview: preview && { ...erasureWords(preview.counts), duties: preview.duties.map(inWords) },
		done: url.searchParams.get('done')
	};
};

const inWords = ({ kind, role, what }: Duty): string =>
	kind === 'role'
		? m.erasure_duty_role({ role: roleWord(role ?? ''), what })
		: { network: m.erasure_duty_network, training: m.erasure_duty_training, signature: m.erasure_duty_signature }[kind]({ what });

export const actions: Actions = {
	erase: async ({ locals, params, request }) => {
		if (text(await request.formData(), 'sure') !== 'yes')
			return fail(422, { ...nothing, errors: { sure: m.erasure_sure_missing() } as Errors });
		const outcome = await carryOutErasure(locals.context, { erasure_id: params.erasure }, erasers);
		if (!outcome.ok) return fail(409, { ...nothing, trouble: refusalSentence(outcome.refusal) });
		redirect(303, `${localizeHref(`/admin/people/erasures/${params.erasure}`)}?done=erased`);
	},
	refuse: async ({ locals, params, request }) => {
		const reason = text(await request.formData(), 'reason');
		const outcome = await refuseErasure(locals.context, { erasure_id: params.erasure, reason });
		if (!outcome.ok && outcome.refusal === 'faulty') return fail(422, { ...nothing, reason, errors: errorsOf(outcome.faults) });
		if (!outcome.ok) return fail(409, { ...nothing, reason, trouble: refusalSentence(outcome.refusal) });
		redirect(303, `${localizeHref(`/admin/people/erasures/${params.erasure}`)}?done=refused`);
	}
};

const nothing = { reason: '', trouble: '', errors: {} as Errors };
