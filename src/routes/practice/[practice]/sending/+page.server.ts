import { partOfNeeded } from '#practices';
import { readPracticeSending, sendVersion } from '#practices/server';
import { factRows } from '#lib/practices/ui/fact-rows.ts';
import { errorsOf } from '#lib/practices/ui/sentences.ts';
import { allowed } from '../../../allowed.ts';
import { revisionIn, textIn } from '../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../practice.server.ts';
import { textsIn } from '../shown.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const desk = allowed(await readPracticeSending(locals.context, params.practice), locals, url);
	const sentences = errorsOf(desk.missing.map((field) => ({ field, key: `practices_gap_${field}` })));
	return {
		head: headOf(desk, locals.context.locale),
		revision: desk.practice.revision,
		missing: desk.missing.map((key) => ({ key, part: partOfNeeded(key), text: sentences[key] ?? key })),
		texts: textsIn(desk.practice.content),
		facts: factRows(desk.facts, locals.context.locale),
		people: desk.people,
		own: desk.own
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { named: textIn(form, 'named'), figures: textIn(form, 'figures') };
		const outcome = await sendVersion(locals.context, {
			practice_id: params.practice,
			seen_revision: revisionIn(form, 'revision'),
			named: { yes: true, no: false }[values.named] ?? null,
			figures: values.figures !== 'no'
		});
		return outcome.ok ? backTo(`/practice/${params.practice}`, 'sent') : refusedHere(outcome, values);
	}
};
