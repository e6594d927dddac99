import { deLocalizeUrl } from '#lib/messages/runtime.js';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => ({
	session: locals.session,
	locale: locals.context.locale,
	path: deLocalizeUrl(url).pathname + url.search
});
