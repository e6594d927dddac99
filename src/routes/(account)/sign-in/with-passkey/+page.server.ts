import { error } from '@sveltejs/kit';
import { mayKeepPasskeys, withinSite } from '#people';
import type { PageServerLoad } from './$types';

/** Only where a browser can have kept a passkey. */
export const load: PageServerLoad = ({ url }) => {
	if (!mayKeepPasskeys(url.hostname)) error(404, 'not_found');
	return { to: withinSite(url.searchParams.get('to'), '') };
};
