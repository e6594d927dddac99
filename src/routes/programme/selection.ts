import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import type { Outcome } from '#platform';
import { allowed } from '../allowed.ts';

type Place = { programme: string; call: string };

/** Where the selection of a call is worked on. */
export const selectionPath = ({ programme, call }: Place, page = ''): string => `/programme/${programme}/calls/${call}/selection${page}`;

/** What a page of a selection reads; a call whose selection is not begun leads to where it is begun, one without a scheme there. */
export function inRound<Value>(outcome: Outcome<Value, string>, event: { locals: App.Locals; params: Place; url: URL }): Value {
	if (!outcome.ok && (outcome.refusal === 'no_round' || outcome.refusal === 'no_scheme'))
		redirect(303, localizeHref(selectionPath(event.params, outcome.refusal === 'no_scheme' ? '/scheme' : '')));
	return allowed(outcome, event.locals, event.url);
}
