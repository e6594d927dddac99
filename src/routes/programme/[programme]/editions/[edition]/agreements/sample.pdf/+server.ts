import { sampleAgreement } from '#agreements/server';
import { allowed } from '../../../../../../allowed.ts';
import { pdfAnswer } from '../../../../../../pdf-answer.ts';
import { editionOf } from '../edition.server.ts';
import type { RequestHandler } from './$types';

/** How the agreement will look, before anything is made. */
export const GET: RequestHandler = async (event) => {
	const edition = await editionOf(event);
	const outcome = await sampleAgreement(event.locals.context, edition.id);
	const pdf = allowed(outcome.ok ? outcome : { ...outcome, refusal: 'not_found' }, event.locals, event.url);
	return pdfAnswer(pdf, 'SUT-0000-000000.pdf');
};
