import { publicKeyPem } from '#platform/server';
import type { RequestHandler } from './$types';

/** The public key by which anybody checks what this installation has signed. It never comes out of a signed file. */
export const GET: RequestHandler = () =>
	new Response(publicKeyPem(), { headers: { 'content-type': 'application/x-pem-file', 'cache-control': 'public, max-age=300' } });
