import { error } from '@sveltejs/kit';
import { markOf } from '#applications/server';
import { applicationDocument } from '#lib/applications/ui/centre/document.ts';
import { renderPdf } from '#platform/server';
import { openAppealedApplication } from '#selection/server';
import { pdfAnswer } from '../../../../pdf-answer.ts';
import type { RequestHandler } from './$types';

/** The application about which an appeal was filed, for the person who was named to read it. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { locale } = locals.context;
	const found = await openAppealedApplication(locals.context, params.appeal);
	if (!found.ok) error(404, found.refusal);
	const { sending, application } = found.value;
	const document = applicationDocument(found.value, { locale, mark: markOf(sending) });
	return pdfAnswer(renderPdf('application', document, { locale, at: sending.sent_at }), `${application.reference}.pdf`);
};
