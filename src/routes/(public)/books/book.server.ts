import { error } from '@sveltejs/kit';
import { readBook, readBookFile } from '#practices/server';
import { askEachTime } from '../practices/public-cache.ts';
import { bookFileHeaders } from '../../book-file.server.ts';

/** What everybody reads of a book. One that is being made anew at this moment says so. */
export async function bookAt(locals: App.Locals, slug: string) {
	const found = await readBook(locals.context, slug);
	if (found.ok) return found.value;
	return error(found.refusal === 'book_being_made' ? 503 : 404, found.refusal);
}

/**
 * A file of a book for everybody: kept only to ask whether it has changed, by browsers and by a server in front of ours, since an example may
 * be taken back at any time.
 */
export async function bookFile(
	{ locals, request }: { locals: App.Locals; request: Request },
	slug: string,
	name: string
): Promise<Response> {
	const asked = request.headers.get('if-none-match') ?? '';
	const found = await readBookFile(locals.context, { slug, name, known: (sha256) => asked.includes(`"${sha256}"`) });
	if (!found.ok) error(404, found.refusal);
	const { sha256, bytes } = found.value;
	const shown = name.startsWith('book.') ? `${slug}.${name.split('.').at(-1)}` : name;
	const headers = { ...bookFileHeaders(shown, sha256), 'cache-control': askEachTime };
	return bytes === null ? new Response(null, { status: 304, headers }) : new Response(new Uint8Array(bytes), { headers });
}
