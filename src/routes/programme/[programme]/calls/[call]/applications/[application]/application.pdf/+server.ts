import { error } from '@sveltejs/kit';
import { applicationFile, markOf } from '#applications/server';
import { applicationDocument } from '#lib/applications/ui/centre/document.ts';
import { renderPdf } from '#platform/server';
import { pdfAnswer } from '../../../../../../../pdf-answer.ts';
import type { RequestHandler } from './$types';
import { wholeOf } from '../../../../../../../page-number.ts';

/** The application as it was sent, for its centre. */
export const GET: RequestHandler = async ({ params, url, locals }) => {
	const { locale } = locals.context;
	const found = await applicationFile(locals.context, params.application, wholeOf(url.searchParams.get('sending')) ?? NaN);
	if (!found.ok) error(404, found.refusal);
	const { sending, application } = found.value;
	const document = applicationDocument(found.value, { locale, mark: markOf(sending) });
	return pdfAnswer(renderPdf('application', document, { locale, at: sending.sent_at }), `${application.reference}.pdf`);
};
