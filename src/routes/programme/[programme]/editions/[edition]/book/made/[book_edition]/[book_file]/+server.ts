import { readMadeFile } from '#practices/server';
import { bookFileHeaders } from '../../../../../../../../book-file.server.ts';
import { allowed } from '../../../../../../../../allowed.ts';
import { editionAt } from '../../../book.server.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { id } = await editionAt(locals, params, url);
	const input = { edition_id: id, made: params.book_edition, name: params.book_file };
	const { name, sha256, bytes } = allowed(await readMadeFile(locals.context, input), locals, url);
	return new Response(new Uint8Array(bytes), { headers: { ...bookFileHeaders(name, sha256), 'cache-control': 'private, no-store' } });
};
