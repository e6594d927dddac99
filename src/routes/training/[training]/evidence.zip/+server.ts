import { error } from '@sveltejs/kit';
import { refusalSentence } from '#lib/reporting/ui/sentences.ts';
import { disposition } from '#platform/server';
import { packEvidence } from '#reporting/server';
import { allowed } from '../../../allowed.ts';
import type { RequestHandler } from './$types';

/** The whole evidence as one archive, packed while it is sent. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const outcome = await packEvidence(locals.context, { training: params.training });
	if (!outcome.ok && outcome.refusal === 'nothing_held') error(409, refusalSentence(outcome.refusal));
	const { name, archive } = allowed(outcome, locals, url);
	return new Response(archive, {
		headers: {
			'content-type': 'application/zip',
			'content-disposition': disposition('attachment', name),
			'x-content-type-options': 'nosniff',
			'cache-control': 'private, no-store'
		}
	});
};
