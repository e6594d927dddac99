import type { Handle } from '@sveltejs/kit/hooks';
import { publicMark } from '#practices/server';
import { web } from './web.ts';

/** A page as it was answered to a reader whom nobody knows; its mark is among the headers, so that the framework answers „unchanged“ by itself. */
type Kept = { status: number; headers: [string, string][]; body: string };

/** Pages of good practice: everybody who comes without a cookie reads them alike. */
const isKept = (route: string | null): boolean => route === '/(public)/practices' || route === '/(public)/practices/[slug]';

/** So many pages are kept, so long ones, and so much of them together: searches have addresses without end. */
const most = { pages: 500, letters: 400_000, together: 30_000_000, address: 500 };

let mark = '';
const kept = new Map<string, Kept>();
let together = 0;

/**
 * What was made once for a reader without a cookie is given to the next one as long as nothing public of good practice has changed: one
 * question to the database instead of the page's own. A withdrawal makes a new mark, so the next request sees it. See docs/decisions/0275.
 */
export const keepPages: Handle = async ({ event, resolve }) => {
	const { request, url, route } = event;
	const address = url.href;
	const asked = isKept(route.id) && request.method === 'GET' && !request.headers.has('cookie') && !event.isDataRequest;
	if (!asked || address.length > most.address) return resolve(event);
	const now = await publicMark(web().pool);
	if (now !== mark) forget();
	mark = now;
	const known = kept.get(address) ?? (await keep(address, now, await resolve(event)));
	return known instanceof Response ? known : new Response(known.body, known);
};

/** Keeps an answer that says of itself that everybody may have it; anything else goes out as it is. */
async function keep(address: string, at: string, response: Response): Promise<Kept | Response> {
	const { headers } = response;
	if (response.status !== 200 || !headers.get('cache-control')?.startsWith('public') || headers.has('set-cookie')) return response;
	const made = { status: response.status, headers: [...headers], body: await response.text() };
	if (made.body.length > most.letters || at !== mark) return made;
	for (const [oldest, { body }] of kept) {
		if (kept.size < most.pages && together + made.body.length <= most.together) break;
		together -= body.length;
		kept.delete(oldest);
	}
	together += made.body.length - (kept.get(address)?.body.length ?? 0);
	kept.set(address, made);
	return made;
}

function forget(): void {
	kept.clear();
	together = 0;
}
