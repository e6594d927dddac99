import { dev } from '$app/env';
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

/** The pattern book is for those who build Kartu: outside development there is no such page. */
export const load: PageLoad = ({ url }) => {
	if (!dev) error(404);
	return { scheme: url.searchParams.get('scheme'), narrow: url.searchParams.has('narrow'), errors: url.searchParams.has('errors') };
};
