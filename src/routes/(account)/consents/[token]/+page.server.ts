import { fail } from '@sveltejs/kit';
import { factRows } from '#lib/practices/ui/fact-rows.ts';
import { errorsOf, refusalSentence } from '#lib/practices/ui/sentences.ts';
import { giveConsentByLink, readAskedConsent, withdrawConsentByLink } from '#practices/server';
import { textIn } from '../../../form-days.server.ts';
import { textsIn } from '../../../practice/[practice]/shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders({ 'referrer-policy': 'same-origin', 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' });
	const found = await readAskedConsent(locals.context, params.token);
	if (!found.ok) return { problem: refusalSentence(found.refusal === 'not_found' ? 'link_unknown' : found.refusal), ...nothing };
	const { kind, practice, version, current, given, held } = found.value;
	// What was superseded is agreed to no more, but whatever stands of a consent can be taken back.
	if (!current) return { problem: refusalSentence('version_superseded'), ...nothing, held };
	return {
		problem: null,
		asked: { kind, given, school: practice.school },
		held,
		texts: textsIn(version.content),
		facts: factRows(version.facts, locals.context.locale),
		left_out: version.facts.figures_left_out === true
	};
};

const nothing = { asked: null, held: false, texts: {}, facts: [], left_out: false };

export const actions: Actions = {
	give: async ({ locals, params, request }) => {
		const named = { yes: true, no: false }[textIn(await request.formData(), 'named')] ?? null;
		const outcome = await giveConsentByLink(locals.context, { token: params.token, named });
		if (outcome.ok) return { done: 'given' as const, errors: {} as Record<string, string> };
		const faulty = outcome.faults.length > 0;
		const errors = faulty ? errorsOf(outcome.faults) : { main: refusalSentence(outcome.refusal) };
		return fail(faulty ? 422 : 409, { done: null, errors });
	},
	take_back: async ({ locals, params }) => {
		const outcome = await withdrawConsentByLink(locals.context, params.token);
		if (outcome.ok) return { done: 'taken_back' as const, errors: {} as Record<string, string> };
		return fail(409, { done: null, errors: { main: refusalSentence(outcome.refusal) } });
	}
};
