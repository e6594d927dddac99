import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/messages.js';
import { errorsOf, refusalSentence } from '#lib/practices/ui/sentences.ts';
import { isPracticeText } from '#practices';
import { readPracticeWriting, savePracticeTexts } from '#practices/server';
import { seenIn } from '../practice.server.ts';
import { conflictOf, mark } from '../texts.server.ts';
import type { RequestHandler } from './$types';

const Typed = v.object({ field: v.string(), values: v.array(v.string()), seen: v.string() });

/** Keeps what is typed into one text of an example. Answers the mark of the new state; a colleague's text where there is one. */
export const POST: RequestHandler = async ({ request, params, locals }) => {
	if (!locals.session) return json({ error: m.application_signed_out() }, { status: 401 });
	const typed = v.safeParse(Typed, await request.json().catch(() => null));
	if (!typed.success) return json({ error: refusalSentence('no_such_text') }, { status: 404 });
	const { field: key, values, seen } = typed.output;
	const texts = [{ key, text: values[0] ?? '', seen: seenIn(seen) }];
	const outcome = await savePracticeTexts(locals.context, { practice_id: params.practice, texts });
	if (outcome.ok) {
		const [saved] = outcome.value;
		return json({ seen: mark(saved?.revision ?? 0, saved?.text ?? ''), at: saved?.at });
	}
	if ('theirs' in outcome && outcome.theirs[key]) {
		const found = await readPracticeWriting(locals.context, params.practice);
		return json({ theirs: conflictOf(outcome.theirs[key], found.ok ? found.value.names : new Map()) }, { status: 409 });
	}
	if (outcome.refusal === 'practice_faulty') return json({ error: errorsOf(outcome.faults)[key] }, { status: 422 });
	return json({ error: refusalSentence(outcome.refusal) }, { status: outcome.refusal === 'not_found' ? 404 : 403 });
};

/** What colleagues have written since the page last asked. */
export const GET: RequestHandler = async ({ url, params, locals }) => {
	if (!locals.session) return json({}, { status: 401 });
	const found = await readPracticeWriting(locals.context, params.practice);
	if (!found.ok || !found.value.may.writes) return json({}, { status: 404 });
	const since = url.searchParams.get('since') ?? '';
	const { practice, names } = found.value;
	const fields = Object.entries(practice.content.texts).flatMap(([key, { text, revision, by, at }]) =>
		isPracticeText(key) && at >= since
			? [
					{
						key,
						written: { values: text === '' ? [] : [text], other: '' },
						seen: mark(revision, text),
						at,
						by: by === locals.session?.person.id ? null : (names.get(by) ?? null)
					}
				]
			: []
	);
	return json({ at: locals.context.now, fields });
};
