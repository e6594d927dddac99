import { certificate } from '../../../../../api/doors/certificates.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = certificate.answer;
