import { error } from '@sveltejs/kit';
import { disposition } from '#platform/server';
import { ownCertificate } from '../own.server.ts';
import type { RequestHandler } from './$types';

/** The Open Badges 3.0 credential, for its holder to put into a backpack of badges. */
export const GET: RequestHandler = async (event) => {
	const { certificate, as } = await ownCertificate(event);
	if (as === 'school') error(404, 'not_found');
	return new Response(certificate.badge, {
		headers: {
			'content-type': 'application/vc+jwt',
			'content-disposition': disposition('attachment', `${certificate.number}.jwt`),
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		}
	});
};
