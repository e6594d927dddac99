import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { nextPhase, phaseAt } from '#selection';
import { beginRound, readRound } from '#selection/server';
import { allowed } from '../../../../../allowed.ts';
import { refusedAs } from './refused.server.ts';
import { selectionPath } from './round.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { round, phases, schemes, progress, call } = allowed(await readRound(locals.context, params.call), locals, url);
	const { now } = locals.context;
	return {
		begun: round !== null,
		ended: round !== null && round.closed_at !== null,
		mayBegin: call.state === 'published',
		closes_at: call.closes_at,
		closed: call.closes_at <= now,
		progress,
		phase: phaseAt(phases, now) ?? null,
		next: nextPhase(phases, now) ?? null,
		phases,
		scheme: {
			inForce: schemes.find(({ published_at }) => published_at !== null)?.version ?? null,
			draft: schemes[0]?.published_at === null ? schemes[0].version : null
		}
	};
};

export const actions: Actions = {
	begin: async ({ locals, params }) => {
		const outcome = await beginRound(locals.context, { call: params.call });
		if (outcome.ok || outcome.refusal === 'already_begun') redirect(303, localizeHref(selectionPath(params)));
		return refusedAs(outcome, locals.context.locale, {});
	}
};
