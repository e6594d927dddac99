import type { Handle } from '@sveltejs/kit/hooks';
import { inSpan } from '#platform/server';
import { web } from './web.ts';

/**
 * Each request is a span, named for the pattern of its address: the address itself may hold a secret or an id. It goes on from the place that a
 * proxy tells, where one is said to stand in front; a stranger does not write into our traces.
 */
export const traced: Handle = ({ event, resolve }) => {
	const { method, headers } = event.request;
	const route = event.route.id ?? 'none';
	const parent = web().settings.KARTU_ADDRESS_HEADER ? headers.get('traceparent') : null;
	return inSpan(
		`${method} ${route}`,
		{ kind: 'server', parent, facts: { 'http.request.method': method, 'http.route': route } },
		async (span) => {
			const response = await resolve(event);
			span.note({ 'http.response.status_code': response.status });
			if (response.status >= 500) span.failed(String(response.status));
			return response;
		}
	);
};
