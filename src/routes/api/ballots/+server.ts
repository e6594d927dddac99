import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { errorsOf, refusalSentence } from '#lib/evaluation/ui/sentences.ts';
import { handInSheet } from '#evaluation/server';
import type { RequestHandler } from './$types';

const octets = v.pipe(v.string(), v.maxLength(2000));
const SheetSchema = v.object({
	survey_id: v.pipe(v.string(), v.maxLength(36)),
	ballot: v.object({ message: octets, signature: octets }),
	given: v.record(v.pipe(v.string(), v.maxLength(60)), v.pipe(v.array(v.pipe(v.string(), v.maxLength(5000))), v.maxLength(50))),
	mark: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(43))))
});

/** Takes a sheet in from whoever brings a ballot. Who asks is not looked at: the browser sends no cookies here. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const read = v.safeParse(SheetSchema, await request.json().catch(() => null));
	if (!read.success) return json({ problem: refusalSentence('ballot_unknown') }, { status: 400 });
	const outcome = await handInSheet(locals.context, { ...read.output, mark: read.output.mark ?? null });
	if (outcome.ok) return json({}, { status: 201 });
	if (outcome.faults.length > 0) return json({ errors: errorsOf(outcome.faults) }, { status: 422 });
	return json({ problem: refusalSentence(outcome.refusal) }, { status: outcome.refusal === 'not_found' ? 404 : 409 });
};
