import { error, json } from '@sveltejs/kit';
import * as v from 'valibot';
import { refusalSentence } from '#lib/evaluation/ui/sentences.ts';
import { takeBallot } from '#evaluation/server';
import type { RequestHandler } from './$types';

const CoveredSchema = v.object({
	survey_id: v.pipe(v.string(), v.maxLength(36)),
	blinded: v.pipe(v.string(), v.maxLength(2000))
});

/** Signs the covered ballot of somebody who is asked. */
export const POST: RequestHandler = async ({ request, locals }) => {
	if (!locals.session) error(401, 'not_signed_in');
	const read = v.safeParse(CoveredSchema, await request.json().catch(() => null));
	if (!read.success) return json({ problem: refusalSentence('ballot_wrong') }, { status: 400 });
	const outcome = await takeBallot(locals.context, read.output);
	if (outcome.ok) return json({ signed: outcome.value });
	return json({ problem: refusalSentence(outcome.refusal) }, { status: outcome.refusal === 'not_found' ? 404 : 409 });
};
