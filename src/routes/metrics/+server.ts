import { error } from '@sveltejs/kit';
import { figuresOf } from '#platform/server';
import { metrics, noteFigures } from '../../metrics.ts';
import { web } from '../../web.ts';
import { visitOf } from '../(account)/browser.ts';
import type { RequestHandler } from './$types';

/** Prometheus metrics of this web process and of the installation, for a collector on the same machine only. */
export const GET: RequestHandler = async (event) => {
	const { address } = visitOf(event);
	if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address) || event.request.headers.has('x-forwarded-for')) error(404, 'not_found');
	noteFigures(await figuresOf(web().pool, new Date()).catch(() => null));
	const { text, type } = await metrics();
	return new Response(text, { headers: { 'content-type': type, 'cache-control': 'no-store' } });
};
