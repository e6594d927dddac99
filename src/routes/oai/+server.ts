import { error } from '@sveltejs/kit';
import { answerHarvester } from '#practices/server';
import type { RequestHandler } from './$types';

const answer = async (locals: App.Locals, asked: URLSearchParams): Promise<Response> =>
	new Response(await answerHarvester(locals.context, [...asked]), {
		headers: { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-cache' }
	});

/** OAI-PMH 2.0: catalogues and libraries harvest what is published. */
export const GET: RequestHandler = ({ locals, url }) => answer(locals, url.searchParams);

/** The same with the arguments in a form, as the protocol allows. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const body = await request.text();
	if (body.length > 4000) error(413, 'too_large');
	return answer(locals, new URLSearchParams(body));
};
