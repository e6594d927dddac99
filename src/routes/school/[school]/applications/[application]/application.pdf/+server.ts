import { error } from '@sveltejs/kit';
import { markOf, sentApplication } from '#applications/server';
import { applicationDocument } from '#lib/applications/ui/centre/document.ts';
import { renderPdf } from '#platform/server';
import { pdfAnswer } from '../../../../../pdf-answer.ts';
import type { RequestHandler } from './$types';

/** The application as the school sent it last, to print and to keep. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { locale } = locals.context;
	const found = await sentApplication(locals.context, params.application);
	if (!found.ok || found.value.application.school_id !== params.school) error(404, 'not_found');
	const { sending, application } = found.value;
	const document = applicationDocument(found.value, { locale, mark: markOf(sending) });
	return pdfAnswer(renderPdf('application', document, { locale, at: sending.sent_at }), `${application.reference}.pdf`);
};
