import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/messages/messages.js';
import { errorsOf, refusalSentence } from '#lib/projects/ui/sentences.ts';
import { planInWork, readPlan, readPlanWriters, savePlanTexts } from '#projects/server';
import { isPlanText } from '#projects';
import { seenIn } from '../plan.server.ts';
import { conflictOf, mark } from '../texts.server.ts';
import type { RequestHandler } from './$types';

const Typed = v.object({ field: v.string(), values: v.array(v.string()), seen: v.string() });

/** Keeps what is typed into one text of the plan. Answers the mark of the new state; a colleague's text where there is one. */
export const POST: RequestHandler = async ({ request, params, locals }) => {
	if (!locals.session) return json({ error: m.application_signed_out() }, { status: 401 });
	const typed = v.safeParse(Typed, await request.json().catch(() => null));
	if (!typed.success) return json({ error: refusalSentence('no_such_text') }, { status: 404 });
	const { field: key, values, seen } = typed.output;
	const outcome = await savePlanTexts(locals.context, {
		project_id: params.project,
		texts: [{ key, text: values[0] ?? '', seen: seenIn(seen) }]
	});
	if (outcome.ok) {
		const [saved] = outcome.value;
		return json({ seen: mark(saved?.revision ?? 0, saved?.text ?? ''), at: saved?.at });
	}
	if ('theirs' in outcome && outcome.theirs[key]) {
		const names = await readPlanWriters(locals.context, params.project);
		return json({ theirs: conflictOf(key, outcome.theirs[key], names) }, { status: 409 });
	}
	if (outcome.refusal === 'plan_faulty') return json({ error: errorsOf(outcome.faults)[key] }, { status: 422 });
	return json({ error: refusalSentence(outcome.refusal) }, { status: outcome.refusal === 'not_found' ? 404 : 403 });
};

/** What colleagues have written since the page last asked. */
export const GET: RequestHandler = async ({ url, params, locals }) => {
	if (!locals.session) return json({}, { status: 401 });
	const desk = await readPlan(locals.context, params.project);
	const plan = desk.ok && desk.value.part === 'team' ? planInWork(desk.value.plans) : undefined;
	if (!plan) return json({}, { status: 404 });
	const since = url.searchParams.get('since') ?? '';
	const names = await readPlanWriters(locals.context, params.project);
	const fields = Object.entries(plan.content.texts).flatMap(([key, { text, revision, by, at }]) =>
		isPlanText(key) && at >= since
			? [
					{
						key,
						written: { values: text === '' ? [] : [text], other: '' },
						seen: mark(revision, text),
						at,
						by: by === locals.session?.person.id ? null : (names.get(by) ?? null)
					}
				]
			: []
	);
	return json({ at: locals.context.now, fields });
};
