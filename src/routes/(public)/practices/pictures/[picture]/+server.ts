import { error } from '@sveltejs/kit';
import { openPublishedPicture } from '#practices/server';
import type { RequestHandler } from './$types';

/**
 * A picture of what is published, at an address of its content. The reader's browser keeps it and need not ask again; no cache in front of us
 * does, so that a picture whose consent is taken back is served nowhere from that moment. Who asks nevertheless is told that it is the same.
 */
export const GET: RequestHandler = async ({ params, locals, request, setHeaders }) => {
	const found = await openPublishedPicture(locals.context, params.picture);
	if (!found.ok) {
		setHeaders({ 'cache-control': 'no-store' });
		error(404, found.refusal);
	}
	const { content, bytes, media_type, sha256 } = found.value;
	const headers = {
		etag: `"${sha256}"`,
		'cache-control': 'private, max-age=31536000, immutable',
		'content-security-policy': "default-src 'none'; sandbox",
		'x-content-type-options': 'nosniff'
	};
	if (request.headers.get('if-none-match')?.includes(headers.etag)) {
		await content.cancel();
		return new Response(null, { status: 304, headers });
	}
	return new Response(content, { headers: { ...headers, 'content-type': media_type, 'content-length': String(bytes) } });
};
