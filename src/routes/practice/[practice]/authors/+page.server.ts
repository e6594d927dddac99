import { addAuthor, readPracticeAuthors, removeAuthor } from '#practices/server';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../practice.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const found = allowed(await readPracticeAuthors(locals.context, params.practice), locals, url);
	return {
		head: headOf(found, locals.context.locale),
		authors: found.authors.map((author) => ({ ...author, own: author.id === locals.session?.person.id })),
		candidates: found.candidates.map(({ id, name }) => ({ value: id, label: name })),
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	add: async ({ locals, params, request }) => {
		const person_id = textIn(await request.formData(), 'person');
		const outcome = await addAuthor(locals.context, { practice_id: params.practice, person_id });
		return outcome.ok ? backTo(`/practice/${params.practice}/authors`, 'added') : refusedHere(outcome, {});
	},
	remove: async ({ locals, params, request }) => {
		const person_id = textIn(await request.formData(), 'person');
		const outcome = await removeAuthor(locals.context, { practice_id: params.practice, person_id });
		return outcome.ok ? backTo(`/practice/${params.practice}/authors`, 'removed') : refusedHere(outcome, {});
	}
};
