import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { seenName } from '#lib/applications/ui/field-view.ts';
import { errorsOf, refusalSentence } from '#lib/practices/ui/sentences.ts';
import { inLocale } from '#platform';
import { isPracticePart, practiceParts, textsOfPart } from '#practices';
import { readPracticeWriting, savePracticeTexts } from '#practices/server';
import { allowed } from '../../../../allowed.ts';
import { headOf, seenIn, shownRemark, wordsIn } from '../../practice.server.ts';
import { conflictOf, fieldsOf } from '../../texts.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const desk = allowed(await readPracticeWriting(locals.context, params.practice), locals, url);
	const { practice_part: part } = params;
	if (!isPracticePart(part)) error(404, 'not_found');
	if (!desk.may.writes) error(403, 'not_yours');
	const { locale, now } = locals.context;
	const groups = desk.groups.map(({ code, name }) => ({ value: code, label: inLocale(name, locale) }));
	const reader = locals.session?.person.id ?? null;
	return {
		head: headOf(desk, locale),
		now: now.toISOString(),
		part,
		fields: fieldsOf(part, { practice: desk.practice.content, reader, names: desk.names, groups }),
		remarks: desk.remarks.filter((remark) => remark.part === part && remark.answer === null).map(shownRemark)
	};
};

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const { practice_part: part } = params;
		if (!isPracticePart(part)) error(404, 'not_found');
		const form = await request.formData();
		const taken = form.get('take');
		const typed = Object.fromEntries(textsOfPart(part).map((key) => [key, wordsIn(form, key)]));
		const texts = textsOfPart(part)
			.filter((key) => key !== taken)
			.map((key) => ({ key, text: typed[key] ?? '', seen: seenIn(String(form.get(seenName(key)) ?? '')) }));
		const outcome = await savePracticeTexts(locals.context, { practice_id: params.practice, texts });
		if (outcome.ok) redirect(303, localizeHref(taken ? `/practice/${params.practice}/parts/${part}` : nextAfter(params.practice, part)));
		if (outcome.refusal === 'not_found') error(404, 'not_found');
		if (outcome.refusal === 'not_yours') error(403, 'not_yours');
		const written = Object.fromEntries(Object.entries(typed).map(([key, text]) => [key, { values: text === '' ? [] : [text], other: '' }]));
		if ('theirs' in outcome) {
			const found = await readPracticeWriting(locals.context, params.practice);
			const names = found.ok ? found.value.names : new Map<string, string>();
			const conflicts = Object.fromEntries(Object.entries(outcome.theirs).map(([key, theirs]) => [key, conflictOf(theirs, names)]));
			return fail(409, { written, conflicts, errors: {}, problem: '' });
		}
		const wrong = outcome.faults.length > 0;
		return fail(wrong ? 422 : 409, {
			written,
			conflicts: {},
			errors: errorsOf(outcome.faults),
			problem: wrong ? '' : refusalSentence(outcome.refusal)
		});
	}
};

/** The next part of the example; after the last, its desk. */
function nextAfter(practice: string, part: string): string {
	const next = practiceParts[practiceParts.findIndex((one) => one.part === part) + 1];
	return next ? `/practice/${practice}/parts/${next.part}` : `/practice/${practice}`;
}
