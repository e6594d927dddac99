import { error } from '@sveltejs/kit';
import { planDocument } from '#lib/projects/ui/plan-document.ts';
import { renderPdf } from '#platform/server';
import { readPlanDocument } from '#projects/server';
import { pdfAnswer } from '../../../../../../pdf-answer.ts';
import { numberIn } from '../../../plan.server.ts';
import type { RequestHandler } from './$types';

/** A version of the plan, to print, to sign and to keep. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const { locale } = locals.context;
	const found = await readPlanDocument(locals.context, { project_id: params.project, number: numberIn(params.number) });
	if (!found.ok) error(404, 'not_found');
	const { project, plan } = found.value;
	const pdf = renderPdf('plan', planDocument(found.value, locale), { locale, at: plan.frozen_at ?? plan.changed_at });
	return pdfAnswer(pdf, `${project.reference}-${plan.number}.pdf`);
};
