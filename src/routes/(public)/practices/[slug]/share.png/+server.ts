import { error } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { sharePicture } from '#practices/server';
import { askEachTime } from '../../public-cache.ts';
import type { RequestHandler } from './$types';

const statuses = { not_found: 404, withdrawn: 410, pictures_busy: 503 } as const;

/** The picture beside a link to an example. Whoever has it asks each time whether it stands, and is not given it again. */
export const GET: RequestHandler = async ({ params, locals, request }) => {
	const found = await sharePicture(locals.context, params.slug, { kind: m.practices_picture_share_kind() });
	if (!found.ok) error(statuses[found.refusal], found.refusal);
	const { png, mark } = found.value;
	const headers = { 'cache-control': askEachTime, etag: `"${mark}"` };
	if (request.headers.get('if-none-match')?.includes(headers.etag)) return new Response(null, { status: 304, headers });
	return new Response(new Uint8Array(png), {
		headers: {
			...headers,
			'content-type': 'image/png',
			'content-length': String(png.byteLength),
			// Networks of others fetch it for their own pages.
			'cross-origin-resource-policy': 'cross-origin'
		}
	});
};
