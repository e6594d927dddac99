import { fail } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/people/ui/sentences.ts';
import { endWebhook, makeWebhook, pauseWebhook, readWebhooks, resumeWebhook, tryWebhook } from '#people/server';
import type { Outcome } from '#platform';
import { newsKinds } from '../../../../news.ts';
import { allowed } from '../../../allowed.ts';
import { text } from '../../browser.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({ ...allowed(await readWebhooks(locals.context), locals, url), newsKinds });

type Done = 'tried' | 'paused' | 'resumed' | 'ended';
const nothing = { values: null, errors: {} as Record<string, string>, secret: '', done: null as Done | null };

export const actions: Actions = {
	make: async ({ locals, request, setHeaders }) => {
		const form = await request.formData();
		const values = { address: text(form, 'address'), kinds: form.getAll('kinds').map(String) };
		const outcome = await makeWebhook(locals.context, values, newsKinds);
		if (!outcome.ok) {
			const faulty = outcome.faults.length > 0;
			const errors: Record<string, string> = faulty ? errorsOf(outcome.faults) : { main: refusalSentence(outcome.refusal) };
			return fail(faulty ? 422 : 409, { ...nothing, values, errors });
		}
		setHeaders({ 'cache-control': 'private, no-store' });
		return { ...nothing, secret: outcome.value.secret };
	},
	try: async ({ locals, request }) => answer('tried', await tryWebhook(locals.context, await named(request))),
	pause: async ({ locals, request }) => answer('paused', await pauseWebhook(locals.context, await named(request))),
	resume: async ({ locals, request }) => answer('resumed', await resumeWebhook(locals.context, await named(request))),
	end: async ({ locals, request }) => answer('ended', await endWebhook(locals.context, await named(request)))
};

const named = async (request: Request) => ({ id: text(await request.formData(), 'id') });

function answer(done: Done, outcome: Outcome<undefined, string>) {
	if (outcome.ok) return { ...nothing, done };
	const status = outcome.refusal === 'too_often' ? 429 : 404;
	return fail(status, { ...nothing, errors: { main: refusalSentence(outcome.refusal) } as Record<string, string> });
}
