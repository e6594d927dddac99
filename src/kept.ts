import type { RequestEvent } from '@sveltejs/kit';
import type { Handle } from '@sveltejs/kit/hooks';
import { localizeHref } from '#lib/messages/runtime.js';

const forms = ['application/x-www-form-urlencoded', 'multipart/form-data'];
/** Where somebody may act whom we do not know: public pages, signing in, the links of letters, and an address that a team has shown. */
const open = /\[token\]|^\/(\(public\)|\(account\)(?!\/profile)|api|metrics|reached)(\/|$)/;
/** What is typed anew rather than written into a page. */
const secret = /password|code/;

/**
 * A form that is sent after the session has ended is answered with a page (401) that holds what was typed, to be sent again
 * once its writer has signed in. Files and secrets are not kept.
 */
export const keepTyped: Handle = async ({ event, resolve }) => {
	const { locals, request, route } = event;
	const isForm = request.method === 'POST' && forms.some((form) => request.headers.get('content-type')?.startsWith(form));
	if (!isForm || locals.session || !route.id || open.test(route.id)) return resolve(event);
	return await keptPage(event);
};

async function keptPage({ request, url, fetch }: RequestEvent): Promise<Response> {
	const sent = [...(await request.formData())];
	const files = sent.some(([, value]) => value instanceof File && value.size > 0);
	const typed = sent.filter(([name, value]) => typeof value === 'string' && !secret.test(name)) as [string, string][];
	const query = new URLSearchParams({ to: url.pathname + url.search, ...(files ? { files: '' } : {}) });
	return fetch(`${localizeHref('/sign-in/kept')}?${query}`, {
		method: 'POST',
		headers: { accept: 'text/html' },
		body: new URLSearchParams(typed)
	});
}
