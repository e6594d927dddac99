import { error } from '@sveltejs/kit';
import { lookAtApplication } from '#applications/server';
import type { RequestHandler } from './$types';

/** The page was really shown, not only fetched ahead of a click. */
export const POST: RequestHandler = async ({ params, locals }) => {
	const outcome = await lookAtApplication(locals.context, { application_id: params.application });
	if (!outcome.ok) error(404, outcome.refusal);
	return new Response(null, { status: 204 });
};
