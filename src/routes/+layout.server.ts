import { deLocalizeUrl } from '#lib/messages/runtime.js';
import type { LayoutServerLoad } from './$types';

/** A page that is kept on phones and opens without a network: it says nothing of who is signed in, and leads nowhere. */
const keptOnPhones = '/attendance';

export const load: LayoutServerLoad = ({ locals, url, route }) => ({
	session: route.id === keptOnPhones ? null : locals.session,
	locale: locals.context.locale,
	path: deLocalizeUrl(url).pathname + url.search,
	bare: route.id === keptOnPhones
});
