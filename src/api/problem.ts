import { json } from '@sveltejs/kit';

/** An answer that says what went wrong (RFC 9457); `refusal` is the name by which programs know it, `more` what else helps. */
export const problem = (
	status: number,
	refusal: string,
	title: string,
	headers: Record<string, string> = {},
	more: { faults?: readonly unknown[] } = {}
): Response =>
	json(
		{ type: 'about:blank', status, title, refusal, ...more },
		{ status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers } }
	);
