import { error } from '@sveltejs/kit';
import { halfYearDocument } from '#lib/projects/ui/half-year-document.ts';
import { halfKey } from '#projects';
import { renderPdf } from '#platform/server';
import { readHalfYear } from '#projects/server';
import { pdfAnswer } from '../../../../pdf-answer.ts';
import type { RequestHandler } from './$types';

/** The report of a half year, to print and to send. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const { locale, now } = locals.context;
	const found = await readHalfYear(locals.context, { project_id: params.project, half: url.searchParams.get('half') });
	if (!found.ok) error(404, 'not_found');
	const { project, half } = found.value;
	const pdf = renderPdf('half-year', halfYearDocument(found.value, locale), { locale, at: now });
	return pdfAnswer(pdf, `${project.reference}-${halfKey(half)}.pdf`);
};
