import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/evaluation/ui/sentences.ts';
import { localizeHref } from '#lib/messages/runtime.js';
import { followAnswers } from '#evaluation';
import {
	answerCommitment,
	takeBackObstacle,
	tellObstacle,
	withdrawCommitment,
	writeCommitment,
	type OwnCommitment
} from '#evaluation/server';
import { dayOf, inLocale, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { textIn } from './form-days.server.ts';

const said = ['written', 'answered', 'told', 'taken_back', 'withdrawn'] as const;
type Said = (typeof said)[number];

/** What the page of a commitment shows: to whoever is signed in, or by the link of a letter. */
export function shownCommitment(
	{ delivery, last_on, terms, written, ...rest }: OwnCommitment,
	url: URL,
	{ locale, now }: Pick<Context, 'locale' | 'now'>
) {
	const labelOf = (key: string) => inLocale(terms.obstacles.find((one) => one.key === key)?.text ?? { lt: '', en: '' }, locale);
	return {
		delivery: { id: delivery.id, title: inLocale(delivery.title, locale), whose: delivery.school ?? '' },
		last_on,
		early: last_on > dayOf(now),
		weeks: new Intl.ListFormat(locale, { type: 'conjunction' }).format(terms.weeks.map(String)),
		written: written !== undefined,
		sentence: written?.said ?? null,
		writes: rest.writes && (written === undefined || url.searchParams.has('change')),
		changes: rest.writes && written !== undefined,
		closes_on: rest.asking?.closes_on ?? null,
		answered: rest.answered ?? null,
		chosen: followAnswers.find((one) => one === url.searchParams.get('answer')) ?? null,
		obstacles: terms.obstacles.map(({ key, text }) => ({ value: key, label: inLocale(text, locale) })),
		offered: rest.offered ? { label: labelOf(rest.offered.obstacle), note: rest.offered.note, named: rest.offered.named } : null,
		withdrawing: written !== undefined && url.searchParams.has('withdraw')
	};
}

/** What was done just now, as the address says it. */
export const doneIn = (url: URL): Said | null => said.find((one) => one === url.searchParams.get('done')) ?? null;

type Run<Event> = <Value, Refusal extends string>(
	event: Event,
	act: (context: Context, deliveryId: string) => Promise<Outcome<Value, Refusal>>
) => Promise<Outcome<Value, Refusal | 'not_found'>>;

/** The acts of the page. Who acts, on which delivery, is told by `run`: the session, or a link. */
export function commitmentActions<Event extends Pick<RequestEvent, 'request' | 'url'>>(run: Run<Event>) {
	return {
		write: async (event: Event) => {
			const form = await event.request.formData();
			const typed = { if: textIn(form, 'if'), then: textIn(form, 'then') };
			return answered(
				event,
				await run(event, (context, delivery_id) => writeCommitment(context, { delivery_id, ...typed })),
				'written',
				typed
			);
		},
		answer: async (event: Event) => {
			const chosen = textIn(await event.request.formData(), 'said');
			return answered(
				event,
				await run(event, (context, delivery_id) => answerCommitment(context, { delivery_id, said: chosen })),
				'answered'
			);
		},
		obstacle: async (event: Event) => {
			const form = await event.request.formData();
			const typed = { obstacle: textIn(form, 'obstacle'), note: textIn(form, 'note'), offer: textIn(form, 'offer') };
			return answered(event, await run(event, (context, delivery_id) => tellObstacle(context, { delivery_id, ...typed })), 'told', typed);
		},
		takeBack: async (event: Event) =>
			answered(event, await run(event, (context, delivery_id) => takeBackObstacle(context, { delivery_id })), 'taken_back'),
		withdraw: async (event: Event) =>
			answered(event, await run(event, (context, delivery_id) => withdrawCommitment(context, { delivery_id })), 'withdrawn')
	};
}

const nothing = { if: '', then: '', obstacle: '', note: '', offer: '' };

function answered(event: { url: URL }, outcome: Outcome<unknown, string>, done: Said, given: Partial<typeof nothing> = {}) {
	if (outcome.ok) redirect(303, `${localizeHref(event.url.pathname)}?done=${done}`);
	if (outcome.refusal === 'not_found') error(404, outcome.refusal);
	const typed = { ...nothing, ...given };
	if (outcome.faults.length > 0) return fail(422, { typed, errors: errorsOf(outcome.faults), problem: '' });
	return fail(409, { typed, errors: {} as Record<string, string>, problem: refusalSentence(outcome.refusal) });
}
