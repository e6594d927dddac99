import { error } from '@sveltejs/kit';
import { figuresOf } from '#platform/server';
import { metrics, noteFigures } from '../../metrics.ts';
import { web } from '../../web.ts';
import { visitOf } from '../(account)/browser.ts';
import type { RequestHandler } from './$types';

/** Prometheus metrics of the web processes and of the installation, for a collector on the same machine only. */
export const GET: RequestHandler = async (event) => {
	const { address } = visitOf(event);
	if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address) || event.request.headers.has('x-forwarded-for')) error(404, 'not_found');
	noteFigures(await figuresOf(web().pool, new Date()).catch(() => null));
	const told = await metrics();
	if (!told) return new Response(null, { status: 503 });
	return new Response(told.text, { headers: { 'content-type': told.type, 'cache-control': 'no-store' } });
};
