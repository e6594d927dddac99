import { error } from '@sveltejs/kit';
import { openMinutes } from '#selection/server';
import { pdfAnswer } from '../../../../../../../../pdf-answer.ts';
import type { RequestHandler } from './$types';

/** The minutes of an act, for the officers of its centre. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const found = await openMinutes(locals.context, params.call, params.act);
	if (!found.ok) error(404, found.refusal);
	return pdfAnswer(found.value.bytes, found.value.name);
};
