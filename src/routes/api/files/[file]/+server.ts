import { error } from '@sveltejs/kit';
import { fileHeaders, openFile } from '#platform/server';
import { fileOwners } from '../../../../files.ts';
import type { RequestHandler } from './$types';

/** A file for those who may open what it belongs to; for everybody else there is none. With `?read` a PDF is asked to be read in the window. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const outcome = await openFile(locals.context, fileOwners, params.file);
	if (!outcome.ok) error(404, outcome.refusal);
	return new Response(outcome.value.content, { headers: fileHeaders(outcome.value.file, url.searchParams.has('read')) });
};
