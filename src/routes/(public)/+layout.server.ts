import { deLocalizeUrl } from '#lib/messages/runtime.js';
import { siteAddress } from '#people/server';
import type { LayoutServerLoad } from './$types';

/** Pages that everybody may find; the others of this folder are reached by an address that somebody was given. */
const found = [
	'/(public)',
	'/(public)/accessibility',
	'/(public)/calls',
	'/(public)/calls/[call]',
	'/(public)/calls/[call]/evaluation',
	'/(public)/calls/[call]/results',
	'/(public)/networks',
	'/(public)/networks/[network]',
	'/(public)/practices',
	'/(public)/practices/[slug]',
	'/(public)/problems',
	'/(public)/problems/[problem]'
];

/** The same page in each language, for machines that show it to readers of that language; pages of good practice describe themselves. */
export const load: LayoutServerLoad = ({ url, route }) => {
	if (!found.includes(route.id)) return { alternates: null, described: true };
	const { pathname } = deLocalizeUrl(url);
	return {
		alternates: { lt: siteAddress(pathname, 'lt'), en: siteAddress(pathname === '/' ? '' : pathname, 'en') },
		described: route.id.includes('practices')
	};
};
