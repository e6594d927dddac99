import { printSheet } from '#delivery/server';
import { allowed } from '../../../../../allowed.ts';
import { pdfAnswer } from '../../../../../pdf-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, locals, url }) => {
	const asked = { delivery_id: params.training, session_id: params.session };
	const { pdf, name } = allowed(await printSheet(locals.context, asked), locals, url);
	return pdfAnswer(pdf, name);
};
