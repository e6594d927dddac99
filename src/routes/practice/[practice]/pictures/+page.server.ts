import { movePicture, readPictures, removePicture } from '#practices/server';
import { mostPictures } from '#practices';
import { allowed } from '../../../allowed.ts';
import { textIn } from '../../../form-days.server.ts';
import { backTo, headOf, refusedHere } from '../practice.server.ts';
import { shownPicture } from './picture.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const desk = allowed(await readPictures(locals.context, params.practice), locals, url);
	return {
		head: headOf(desk, locals.context.locale),
		pictures: desk.pictures.map((picture) => ({ ...shownPicture(picture), shown: desk.shown.includes(picture.id) })),
		leaving: desk.leaving.map(shownPicture),
		full: desk.pictures.length >= mostPictures,
		done: url.searchParams.get('done')
	};
};

export const actions: Actions = {
	up: async ({ locals, params, request }) => {
		const input = { practice_id: params.practice, id: textIn(await request.formData(), 'picture'), by: -1 as const };
		const outcome = await movePicture(locals.context, input);
		return outcome.ok ? backTo(`/practice/${params.practice}/pictures`, 'moved') : refusedHere(outcome, {});
	},
	down: async ({ locals, params, request }) => {
		const input = { practice_id: params.practice, id: textIn(await request.formData(), 'picture'), by: 1 as const };
		const outcome = await movePicture(locals.context, input);
		return outcome.ok ? backTo(`/practice/${params.practice}/pictures`, 'moved') : refusedHere(outcome, {});
	},
	remove: async ({ locals, params, request }) => {
		const input = { practice_id: params.practice, id: textIn(await request.formData(), 'picture') };
		const outcome = await removePicture(locals.context, input);
		return outcome.ok ? backTo(`/practice/${params.practice}/pictures`, 'removed') : refusedHere(outcome, {});
	}
};
