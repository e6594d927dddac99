import { error } from '@sveltejs/kit';
import { openLetter } from '#selection/server';
import { pdfAnswer } from '../../../../../../../../pdf-answer.ts';
import type { RequestHandler } from './$types';

/** A letter as it is or would be on paper, for the officers of the centre. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const found = await openLetter(locals.context, params.call, params.letter);
	if (!found.ok) error(404, found.refusal);
	return pdfAnswer(found.value.bytes, found.value.name);
};
