import { error } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { faultSentences, refusalSentence } from '#lib/selection/ui/sentences.ts';
import type { Labels } from '#lib/programmes/ui/faults.ts';
import type { Fault, Locale } from '#platform';
import type { Scheme } from '#selection';
import { readScheme, saveScheme, type SchemeDesk } from '#selection/server';
import { inRound } from '../round.server.ts';
import { written } from '../../../../../written.ts';

type Event = { locals: App.Locals; params: { programme: string; call: string }; url: URL };

/** The scheme on which officers write, of the call in the address. */
export async function schemeOf(event: Event): Promise<SchemeDesk> {
	const desk = inRound(await readScheme(event.locals.context, event.params.call), event);
	if (desk.call.programme.slug !== event.params.programme) error(404, 'not_found');
	return desk;
}

/** When the draft had been saved that the page shows. */
export const seenOf = ({ standing }: SchemeDesk): string => (standing.published_at === null ? standing.saved_at.toISOString() : '');

/** Saves the scheme with a change made by a page. The faults are those of the part that the page shows. */
export async function saveChange(
	event: Event,
	form: FormData,
	change: (scheme: Scheme) => Scheme
): Promise<{ ok: true } | { ok: false; status: 409 | 422; problem: string; faults: Fault[] }> {
	const desk = await schemeOf(event);
	const seen = written(form, 'seen');
	const outcome = await saveScheme(event.locals.context, {
		call: desk.call.id,
		scheme: change(desk.standing.content),
		seen: seen === '' ? null : new Date(seen)
	});
	if (outcome.ok) return { ok: true };
	if (outcome.refusal === 'not_found' || outcome.refusal === 'not_allowed')
		error(outcome.refusal === 'not_found' ? 404 : 403, outcome.refusal);
	const isTyped = outcome.refusal === 'not_understood';
	return {
		ok: false,
		status: isTyped ? 422 : 409,
		problem: isTyped ? '' : refusalSentence(outcome.refusal, event.locals.context.locale),
		faults: outcome.faults
	};
}

/** Faults of one part of the scheme as sentences, by the names of the fields of its page (`criteria-0-name-lt` is `name_lt`). */
export const errorsUnder = (faults: readonly Fault[], prefix: string, labels: Labels, locale: Locale): Record<string, string> =>
	faultSentences(
		faults
			.filter(({ field }) => field.startsWith(prefix))
			.map((fault) => ({ ...fault, field: fault.field.slice(prefix.length).replaceAll('-', '_') })),
		labels,
		locale
	);

export const inLithuanian = (label: string): string => m.programme_in_lithuanian({ label });
