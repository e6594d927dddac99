import { fail } from '@sveltejs/kit';
import { errorsOf, refusalSentence } from '#lib/schools/ui/sentences.ts';
import { applicationsOfSchool } from '#applications/server';
import { peopleOfSchool } from '#people/server';
import { inLocale } from '#platform';
import { decideClaim, readDesk, readLists } from '#schools/server';
import { allowed } from '../../allowed.ts';
import { answerIn } from './claim/answer.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { context } = locals;
	const desk = allowed(await readDesk(context, params.school), locals, url);
	const people = await peopleOfSchool(context, params.school);
	const { types } = await readLists(context);
	const type = types.find(({ code }) => code === desk.school.type_code);
	const { applications, calls } = await applicationsOfSchool(context, params.school);
	const named = <One extends { name: { lt: string; en: string } }>(one: One) => ({ ...one, name: inLocale(one.name, context.locale) });
	return {
		...desk,
		type: type ? inLocale(type.name, context.locale) : '',
		people: people.ok ? people.value.now.map(({ id, name, kind }) => ({ id, name, kind })) : null,
		applications: applications.map((application) => ({ ...application, call: named(application.call) })),
		calls: calls.map(named),
		now: context.now
	};
};

export const actions: Actions = {
	claim: async ({ locals, request }) => {
		const form = await request.formData();
		const claim_id = String(form.get('claim_id') ?? '');
		const outcome = await decideClaim(locals.context, { claim_id, ...answerIn(form) });
		if (!outcome.ok)
			return fail(409, {
				claim_id,
				refusal: refusalSentence(outcome.refusal),
				errors: errorsOf(outcome.faults),
				reason: String(form.get('reason') ?? '').slice(0, 1000)
			});
		return { claim_id, refusal: '', errors: {} as Record<string, string>, reason: '' };
	}
};
