import { error, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import type { Outcome } from '#platform';

/**
 * The value of what a page reads. An unknown reader is led to sign in and back; a known one who may not see it gets
 * 403; what is not there (or is not theirs to know of) is 404.
 */
export function allowed<Value>(outcome: Outcome<Value, string>, locals: App.Locals, url: URL): Value {
	if (outcome.ok) return outcome.value;
	if (!locals.session) redirect(303, `${localizeHref('/sign-in')}?to=${encodeURIComponent(url.pathname + url.search)}`);
	error(/^(not_found$|unknown_)/.test(outcome.refusal) ? 404 : 403, outcome.refusal);
}
