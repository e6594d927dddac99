import { error } from '@sveltejs/kit';
import { certificateByLink, certificatePdf } from '#credentials/server';
import { pdfAnswer } from '../../../../pdf-answer.ts';
import type { RequestHandler } from './$types';

/** The document for whoever has the letter with which it came. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const found = await certificateByLink(locals.context, params.token);
	if (!found.ok) error(404, 'not_found');
	return pdfAnswer(certificatePdf(found.value), `${found.value.number}.pdf`);
};
