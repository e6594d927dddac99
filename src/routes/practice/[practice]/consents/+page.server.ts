import { fail } from '@sveltejs/kit';
import { giveConsent, readPractice, withdrawConsent } from '#practices/server';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import { backTo, headOf, numberIn, refusedHere } from '../practice.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const desk = allowed(await readPractice(locals.context, params.practice), locals, url);
	const mine = desk.consents.find(({ person_id }) => person_id !== null && person_id === locals.session?.person.id);
	return {
		head: headOf(desk, locals.context.locale),
		consents: desk.consents.map(({ person_id: _person, ...consent }) => consent),
		mine: mine ? { named: mine.named, given: mine.given_at !== null } : null,
		held: desk.held,
		asked_last: desk.asked_last,
		all: desk.may.writes || desk.may.edits,
		done: url.searchParams.get('done')
	};
};

const kindIn = (form: FormData) => (textIn(form, 'kind') === 'school' ? ('school' as const) : ('author' as const));

export const actions: Actions = {
	give: async ({ locals, params, request }) => {
		const form = await request.formData();
		const named = { yes: true, no: false }[textIn(form, 'named')] ?? null;
		const input = { practice_id: params.practice, number: numberIn(textIn(form, 'number')), kind: kindIn(form), named };
		const outcome = await giveConsent(locals.context, input);
		const said = textIn(form, 'again') === 'yes' ? 'renamed' : 'given';
		if (outcome.ok) return backTo(`/practice/${params.practice}/consents`, said);
		const refused = refusedHere(outcome, {});
		return fail(refused.status, refused.data);
	},
	take_back: async ({ locals, params, request }) => {
		const kind = kindIn(await request.formData());
		const outcome = await withdrawConsent(locals.context, { practice_id: params.practice, kind });
		return outcome.ok ? backTo(`/practice/${params.practice}/consents`, 'taken_back') : refusedHere(outcome, {});
	}
};
