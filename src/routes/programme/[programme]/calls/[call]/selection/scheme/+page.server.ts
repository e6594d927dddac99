import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { faultSentences } from '#lib/selection/ui/sentences.ts';
import { schemeView } from '#lib/selection/ui/scheme-view.ts';
import { readNames } from '#programmes/server';
import { deskOf } from '../../../../../desk.ts';
import { actOn, changed } from '../../../../../rows.ts';
import { saveChange, schemeOf, seenOf } from './draft.server.ts';
import { selectionPath } from '../round.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const desk = await schemeOf(event);
	const { context } = event.locals;
	const { standing, versions, faults } = desk;
	const topics = (await deskOf(event)).versions.find(({ published_at }) => published_at !== null)?.topics ?? [];
	return {
		seen: seenOf(desk),
		version: standing.version,
		published_at: standing.published_at,
		versions: versions.map(({ version, published_at }) => ({ version, published_at })),
		scheme: schemeView(standing.content, topics, await readNames(context), context.locale),
		faults: Object.values(faultSentences(faults, {}, context.locale))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const act = actOn(form);
		if (!act) return fail(400, { problem: '' });
		const saved = await saveChange(event, form, (scheme) => ({ ...scheme, criteria: changed(scheme.criteria, act) }));
		if (!saved.ok) return fail(saved.status, { problem: saved.problem });
		redirect(303, localizeHref(selectionPath(event.params, '/scheme')));
	}
};
