import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/messages.js';
import { refusalSentence } from '#lib/selection/ui/sentences.ts';
import { saveScore } from '#selection/server';
import { errorsIn, markOf, pointsOf, seenAt } from '../sheet.server.ts';
import type { RequestHandler } from './$types';

const Typed = v.object({ field: v.string(), values: v.array(v.string()), other: v.string(), seen: v.string() });

/** Keeps what is typed of one criterion. Answers the mark of the new state, or what another page has written meanwhile. */
export const POST: RequestHandler = async ({ request, params, locals }) => {
	const { locale } = locals.context;
	if (!locals.session) return json({ error: m.application_signed_out() }, { status: 401 });
	const typed = v.safeParse(Typed, await request.json().catch(() => null));
	if (!typed.success) return json({ error: refusalSentence('not_found', locale) }, { status: 404 });
	const { field, values, other, seen } = typed.output;
	const outcome = await saveScore(locals.context, {
		assignment_id: params.assignment,
		criterion: field,
		points: pointsOf(values[0] ?? ''),
		reason: other,
		seen: seenAt(seen)
	});
	if (outcome.ok) return json({ seen: markOf(outcome.value), at: outcome.value.given_at });
	if (outcome.refusal === 'changed_meanwhile') {
		const { points, reason, given_at } = outcome.theirs;
		const written = { values: points === null ? [] : [String(points)], other: reason };
		return json(
			{
				theirs: {
					written,
					text: [points, reason].filter((one) => one !== null && one !== '').join('. '),
					by: m.selection_other_window(),
					at: given_at,
					seen: markOf(outcome.theirs)
				}
			},
			{ status: 409 }
		);
	}
	if (outcome.refusal === 'score_unreadable') return json({ error: Object.values(errorsIn(outcome.faults, locale))[0] }, { status: 422 });
	return json({ error: refusalSentence(outcome.refusal, locale) }, { status: outcome.refusal === 'not_found' ? 404 : 403 });
};

/** Nobody else writes on a reviewer’s sheet: there is never anything new from others. */
export const GET: RequestHandler = ({ locals }) =>
	locals.session ? json({ at: locals.context.now, fields: [] }) : json({}, { status: 401 });
