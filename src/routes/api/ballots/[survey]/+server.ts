import { error, json } from '@sveltejs/kit';
import { readAnonymously } from '#evaluation/server';
import type { RequestHandler } from './$types';

/** The key with which ballots of a survey are signed: the same for everybody, whoever asks. */
export const GET: RequestHandler = async ({ params, locals }) => {
	const outcome = await readAnonymously(locals.context, { survey_id: params.survey });
	if (!outcome.ok) error(404, outcome.refusal);
	return json({ public_key: outcome.value.public_key });
};
