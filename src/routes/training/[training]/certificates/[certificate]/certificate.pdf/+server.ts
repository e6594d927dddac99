import { certificatePdf } from '#credentials/server';
import { pdfAnswer } from '../../../../../pdf-answer.ts';
import { ownCertificate } from '../own.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { certificate } = await ownCertificate(event);
	return pdfAnswer(certificatePdf(certificate), `${certificate.number}.pdf`);
};
