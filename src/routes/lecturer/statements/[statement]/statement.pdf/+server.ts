import { printStatement, readStatement } from '#reporting/server';
import { allowed } from '../../../../allowed.ts';
import { pdfAnswer } from '../../../../pdf-answer.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { statement } = allowed(await readStatement(locals.context, { statement_id: params.statement }), locals, url);
	return pdfAnswer(printStatement(statement), `${statement.reference}.pdf`);
};
