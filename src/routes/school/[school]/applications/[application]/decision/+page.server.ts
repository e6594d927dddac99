import { error, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { faultsInWords, refusalInWords } from '#lib/selection/ui/deciding-words.ts';
import { inLocale, type Fault } from '#platform';
import { answerOffer, carryOn, fileAppeal, readOwnDecision } from '#selection/server';
import { fail } from '@sveltejs/kit';
import { signIn } from '../draft.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
	if (!locals.session) signIn(url);
	const found = await readOwnDecision(locals.context, params.application);
	if (!found || found.application.school_id !== params.school) error(404, 'not_found');
	const { locale } = locals.context;
	const { call, next, ...rest } = found;
	return {
		...rest,
		call: { slug: call.slug, name: inLocale(call.name, locale), contact: call.contact },
		next: next && { ...next, name: inLocale(next.name, locale) },
		done: url.searchParams.get('done')
	};
};

type Params = { school: string; application: string };
const pathOf = ({ school, application }: Params): string => `/school/${school}/applications/${application}/decision`;
const doneWith = (params: Params, what: string) => redirect(303, `${localizeHref(pathOf(params))}?done=${what}`);

function refusedWith({ refusal, faults }: { refusal: string; faults: readonly Fault[] }, grounds = '') {
	if (refusal === 'not_found') error(404, refusal);
	const errors: Record<string, string> = faultsInWords(faults);
	const problem = faults.length > 0 ? '' : refusal === 'not_allowed' ? m.deciding_only_head() : refusalInWords(refusal);
	return fail(faults.length > 0 ? 422 : 409, { problem, errors, grounds });
}

export const actions: Actions = {
	confirm: async ({ params, locals }) => {
		const outcome = await answerOffer(locals.context, { application_id: params.application, answer: 'confirmed' });
		return outcome.ok ? doneWith(params, 'confirmed') : refusedWith(outcome);
	},
	decline: async ({ params, request, locals }) => {
		const reason = String((await request.formData()).get('reason') ?? '');
		const outcome = await answerOffer(locals.context, { application_id: params.application, answer: 'declined', reason });
		return outcome.ok ? doneWith(params, 'declined') : refusedWith(outcome);
	},
	appeal: async ({ params, request, locals }) => {
		const grounds = String((await request.formData()).get('grounds') ?? '');
		const outcome = await fileAppeal(locals.context, { application_id: params.application, grounds });
		return outcome.ok ? doneWith(params, 'appealed') : refusedWith(outcome, grounds);
	},
	carry: async ({ params, locals }) => {
		const outcome = await carryOn(locals.context, params.application);
		if (!outcome.ok) return refusedWith(outcome);
		redirect(303, localizeHref(`/school/${params.school}/applications/${outcome.value.id}`));
	}
};
