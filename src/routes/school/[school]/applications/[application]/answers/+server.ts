import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { fieldsOf, type AnswerValue, type Field } from '#programmes';
import { changesSince, formOf, saveAnswer, type Theirs } from '#applications/server';
import { asWritten, inSentences, inWords, mark, sentence, shownAs } from '../draft.server.ts';
import type { RequestHandler } from './$types';

const Typed = v.object({ field: v.string(), date: v.boolean(), values: v.array(v.string()), other: v.string(), seen: v.string() });

/** Keeps what is typed into one field. Answers the mark of the new state; a colleague's text where there is one. */
export const POST: RequestHandler = async ({ request, params, locals }) => {
	if (!locals.session) return json({ error: sentence('application_signed_out') }, { status: 401 });
	const typed = v.safeParse(Typed, await request.json().catch(() => null));
	if (!typed.success) return json({ error: sentence('refusal_application_not_found') }, { status: 404 });
	const { field, date, seen, ...raw } = typed.output;
	const read = asWritten({ key: field, type: date ? 'date' : 'text' }, raw, seen);
	if ('fault' in read) return json({ error: read.fault }, { status: 422 });

	const outcome = await saveAnswer(locals.context, { application_id: params.application, ...read.answer });
	if (outcome.ok) return json({ seen: mark(outcome.value.revision, outcome.value.value), at: outcome.value.at });
	if (outcome.refusal === 'changed_meanwhile')
		return json({ theirs: await inPlainWords(locals, params.application, field, outcome.theirs) }, { status: 409 });
	if (outcome.refusal === 'answer_unreadable') return json({ error: inSentences(outcome.faults)[field] }, { status: 422 });
	return json({ error: sentence(`refusal_application_${outcome.refusal}`) }, { status: outcome.refusal === 'not_found' ? 404 : 403 });
};

async function inPlainWords(locals: App.Locals, application: string, key: string, { value, revision, by, at }: Theirs) {
	const asked = await formOf(locals.context, application);
	const field = asked && fieldsOf(asked.form).find((one) => one.key === key);
	const { locale } = locals.context;
	return {
		written: field ? shownAs(field, value, locale) : { values: [], other: '' },
		text: asked && field ? inWords(field, value, locale, asked.topics) : '',
		by,
		at,
		seen: mark(revision, value)
	};
}

/** What colleagues have written since the page last asked. */
export const GET: RequestHandler = async ({ url, params, locals }) => {
	if (!locals.session) return json({}, { status: 401 });
	const since = new Date(url.searchParams.get('since') ?? 0);
	const { now, locale } = locals.context;
	const changes = await changesSince(locals.context, params.application, Number.isNaN(since.getTime()) ? new Date(0) : since);
	if (!changes) return json({}, { status: 404 });
	const asked = changes.answers.length > 0 ? await formOf(locals.context, params.application) : undefined;
	const byKey = new Map((asked ? fieldsOf(asked.form) : []).map((field) => [field.key, field]));
	const shown = (value: AnswerValue | null, field: Field) => shownAs(field, value, locale);
	const fields = changes.answers.flatMap(({ field: key, value, revision, by, by_id, at }) => {
		const field = byKey.get(key);
		return field
			? [{ key, written: shown(value, field), seen: mark(revision, value), at, by: by_id === locals.session?.person.id ? null : by }]
			: [];
	});
	return json({ at: now, state: changes.state, fields });
};
