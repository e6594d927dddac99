import { error } from '@sveltejs/kit';
import { openOwnLetter, readOwnDecision } from '#selection/server';
import { pdfAnswer } from '../../../../../../pdf-answer.ts';
import type { RequestHandler } from './$types';

/** The decision letter, for the people of the school. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const decision = await readOwnDecision(locals.context, params.application);
	const found = decision?.application.school_id === params.school ? await openOwnLetter(locals.context, params.application) : undefined;
	if (!found?.ok) error(404, 'not_found');
	return pdfAnswer(found.value.bytes, found.value.name);
};
