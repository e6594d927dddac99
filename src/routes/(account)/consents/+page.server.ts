import { fail } from '@sveltejs/kit';
import { refusalSentence } from '#lib/practices/ui/sentences.ts';
import { readProfile } from '#people/server';
import { dayOf } from '#platform';
import { readAgreed, takeOwnPictureBack, withdrawConsent } from '#practices/server';
import { allowed } from '../../allowed.ts';
import { textIn } from '../../form-days.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** All that the signed-in person has agreed to and not taken back, with taking back. */
export const load: PageServerLoad = async ({ locals, url, request }) => {
	allowed(await readProfile(locals.context, { cookie: request.headers.get('cookie') }), locals, url);
	const { examples, pictures } = await readAgreed(locals.context);
	return {
		examples: examples.map(({ given_at, ...one }) => ({ ...one, day: dayOf(given_at) })),
		pictures: pictures.map(({ given_at, small, ...one }) => ({
			...one,
			day: dayOf(given_at),
			small: small && { path: `/api/files/${small.file_id}`, width: small.width, height: small.height }
		}))
	};
};

export const actions: Actions = {
	example: async ({ locals, request }) => {
		const form = await request.formData();
		const kind = textIn(form, 'kind') === 'school' ? 'school' : 'author';
		const outcome = await withdrawConsent(locals.context, { practice_id: textIn(form, 'practice'), kind });
		return outcome.ok ? { taken: 'example' as const, errors: undefined } : refusedHere(outcome.refusal);
	},
	picture: async ({ locals, request }) => {
		const outcome = await takeOwnPictureBack(locals.context, textIn(await request.formData(), 'picture'));
		return outcome.ok ? { taken: 'picture' as const, errors: undefined } : refusedHere(outcome.refusal);
	}
};

const refusedHere = (refusal: Parameters<typeof refusalSentence>[0]) =>
	fail(409, { taken: undefined, errors: { main: refusalSentence(refusal) } as Record<string, string> });
