import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/agreements/ui/sentences.ts';
import { isPartyRole, type PartyRole } from '#agreements';
import type { Outcome } from '#platform';

/** The party that the address is about: the school where it says nothing. */
export function partyOf(url: URL): PartyRole {
	const party = url.searchParams.get('party') ?? 'school';
	return isPartyRole(party) ? party : error(404, 'not_found');
}

/** Back to the agreement, or the page again with all that was typed and what was in the way. */
export function answered(
	outcome: Outcome<unknown, string>,
	agreement: string,
	values: Record<string, unknown>,
	days: Record<string, string> = {}
) {
	if (outcome.ok) redirect(303, localizeHref(`/agreements/${agreement}`));
	if (outcome.refusal === 'not_found') error(404, outcome.refusal);
	const errors: Record<string, string> = { ...errorsOf(outcome.faults), ...days };
	const isFault = Object.keys(errors).length > 0;
	return fail(isFault ? 422 : 409, { values, errors: isFault ? errors : { main: refusalSentence(outcome.refusal) } });
}
