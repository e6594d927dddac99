import { error } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import type { Fault } from '#platform';
import type { Draft } from '#programmes';
import { saveRules, type CallDesk, type Rules } from '#programmes/server';
import { written } from './written.ts';

/** What officers write on: the draft of the next version, or, where there is none, the version in force as it stands. */
export function standingRules({ versions }: CallDesk): Rules {
	const standing = versions[0];
	if (!standing) error(404, 'not_found');
	return standing;
}

/** When the draft had been saved that the page shows: sent along, so that nobody's change is written over unseen. */
export const seenOf = (desk: CallDesk): string => {
	const standing = standingRules(desk);
	return standing.published_at === null ? standing.saved_at.toISOString() : '';
};

export type Saved = { ok: true } | { ok: false; status: 409 | 422; refusal: string | null; faults: Fault[] };

/** Saves the rules with a change made by a page. */
export async function saveChange(locals: App.Locals, desk: CallDesk, form: FormData, change: (draft: Draft) => Draft): Promise<Saved> {
	const standing = standingRules(desk);
	const seen = written(form, 'seen');
	const { criteria, form: asked, topics } = change(standing);
	const outcome = await saveRules(locals.context, {
		call_id: desk.call.id,
		criteria,
		form: asked,
		topics,
		seen: seen === '' ? null : new Date(seen)
	});
	if (outcome.ok) return { ok: true };
	if (outcome.refusal === 'not_found' || outcome.refusal === 'not_allowed')
		error(outcome.refusal === 'not_found' ? 404 : 403, outcome.refusal);
	if (outcome.refusal === 'changed_meanwhile')
		return { ok: false, status: 409, refusal: m.refusal_programme_changed_meanwhile(), faults: [] };
	return { ok: false, status: 422, refusal: null, faults: outcome.faults };
}

/** Faults of one part of the rules, by the names of the fields of its page. */
export const faultsUnder = (faults: readonly Fault[], prefix: string): Fault[] =>
	faults.map((fault) => ({ ...fault, field: fault.field.startsWith(prefix) ? fault.field.slice(prefix.length) : fault.field }));
