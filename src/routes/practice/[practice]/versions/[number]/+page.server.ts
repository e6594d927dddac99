import { fail } from '@sveltejs/kit';
import { newId } from '#platform';
import { factRows } from '#lib/practices/ui/fact-rows.ts';
import { isPracticePart, practiceParts } from '#practices';
import { readPracticeVersion, remarkOnPractice } from '#practices/server';
import { allowed } from '../../../../allowed.ts';
import { textIn } from '../../../../form-days.server.ts';
import { backTo, headOf, numberIn, refusedHere, wordsIn } from '../../practice.server.ts';
import { textsIn } from '../../shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = allowed(
		await readPracticeVersion(locals.context, { practice_id: params.practice, number: numberIn(params.number) }),
		locals,
		url
	);
	const part = url.searchParams.get('part') ?? '';
	return {
		head: headOf(found, locals.context.locale),
		number: found.version.number,
		sent_at: found.version.sent_at,
		texts: textsIn(found.version.content),
		facts: factRows(found.version.facts, locals.context.locale),
		left_out: found.version.facts.figures_left_out === true,
		alike: found.alike,
		remarkable: found.may.edits && found.practice.standing.number === found.version.number,
		// Sent twice, the remark is made once.
		id: newId(),
		part: isPracticePart(part) ? part : '',
		parts: practiceParts.map(({ part }) => part)
	};
};

export const actions: Actions = {
	remark: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { id: textIn(form, 'id'), part: textIn(form, 'part'), body: wordsIn(form, 'body') };
		const input = { practice_id: params.practice, number: numberIn(params.number), ...values };
		const outcome = await remarkOnPractice(locals.context, input);
		if (outcome.ok) return backTo(`/practice/${params.practice}`, 'remark');
		const refused = refusedHere(outcome, values);
		return fail(refused.status, refused.data);
	}
};
