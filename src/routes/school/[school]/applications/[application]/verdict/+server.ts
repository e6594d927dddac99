import { json } from '@sveltejs/kit';
import { readDraft } from '#applications/server';
import { panelFor } from '../draft.server.ts';
import type { RequestHandler } from './$types';

/** The verdict as it would be now, for a page that stays open while somebody writes. */
export const GET: RequestHandler = async ({ params, locals, url }) => {
	const draft = await readDraft(locals.context, params.application);
	return draft ? json(await panelFor(draft, locals.context, url.searchParams.get('section'))) : json({}, { status: 404 });
};
