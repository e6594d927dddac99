import { fail } from '@sveltejs/kit';
import * as sentences from '#lib/networks/ui/sentences.ts';
import { refusedIn, type Refusal } from '../refused.server.ts';

/** A refusal on the page it came from: at its fields, or as one sentence above all; what was typed stays. `own` errors go first. */
export function refusedHere<Values extends Record<string, unknown>>(refusal: Refusal, values: Values, own: Record<string, string> = {}) {
	const { status, errors } = refusedIn(sentences, refusal, own);
	return fail(status, { errors, values });
}
