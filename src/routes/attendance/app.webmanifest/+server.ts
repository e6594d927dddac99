import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import type { RequestHandler } from './$types';

/** What a phone needs to put the page among its applications. */
export const GET: RequestHandler = ({ locals }) => {
	const page = localizeHref('/attendance');
	const manifest = {
		id: '/attendance',
		name: m.attendance_title(),
		short_name: m.attendance_short(),
		lang: locals.context.locale,
		start_url: page,
		scope: page,
		display: 'standalone',
		background_color: '#fffdf9',
		theme_color: '#17543a',
		icons: [
			{ src: '/attendance-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
			{ src: '/attendance-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
			{ src: '/attendance-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' }
		]
	};
	return new Response(JSON.stringify(manifest), {
		headers: { 'content-type': 'application/manifest+json; charset=utf-8', 'cache-control': 'public, max-age=3600' }
	});
};
