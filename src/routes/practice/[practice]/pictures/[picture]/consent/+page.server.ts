import { fail } from '@sveltejs/kit';
import { readPicture, sayWhoIsOnPicture, takePictureBack } from '#practices/server';
import { allowed } from '../../../../../allowed.ts';
import { dayIn, textIn } from '../../../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../../../practice.server.ts';
import { shownPicture } from '../../picture.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = allowed(await readPicture(locals.context, { practice_id: params.practice, id: params.picture }), locals, url);
	return {
		head: headOf(found, locals.context.locale),
		picture: shownPicture(found.picture),
		shown: found.shown,
		people: found.people,
		added: url.searchParams.get('done') === 'added'
	};
};

export const actions: Actions = {
	say: async ({ locals, params, request }) => {
		const form = await request.formData();
		const shows = textIn(form, 'shows');
		const held = dayIn(form, 'held_on', shows === 'adults' || shows === 'pupils');
		const people = form.getAll('people').map(String);
		const values = { shows, held_on: held.parts, statement: textIn(form, 'statement'), people };
		const input = { practice_id: params.practice, id: params.picture, shows, held_on: held.day, statement: values.statement, people };
		const outcome = await sayWhoIsOnPicture(locals.context, input);
		if (outcome.ok) return backTo(`/practice/${params.practice}/pictures`, 'said');
		const refused = refusedHere(outcome, values);
		// What is wrong with the day as it was typed is said more exactly than that it is missing.
		const errors = { ...refused.data.errors, ...(held.error && outcome.refusal === 'picture_faulty' && { held_on: held.error }) };
		return fail(refused.status, { ...refused.data, errors });
	},
	take_back: async ({ locals, params }) => {
		const outcome = await takePictureBack(locals.context, { practice_id: params.practice, id: params.picture });
		return outcome.ok ? backTo(`/practice/${params.practice}/pictures`, 'taken_back') : refusedHere(outcome, nothing);
	}
};

const nothing = { shows: '', held_on: { year: '', month: '', day: '' }, statement: '', people: [] as string[] };
