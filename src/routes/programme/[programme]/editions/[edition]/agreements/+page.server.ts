import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { refusalSentence } from '#lib/agreements/ui/sentences.ts';
import { inLocale } from '#platform';
import { askForRights, cancelBatch, makeAgreements, readBoard, readBoardFilters } from '#agreements/server';
import { allowed } from '../../../../../allowed.ts';
import { editionOf } from './edition.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const edition = await editionOf(event);
	const { locals, url } = event;
	const board = allowed(await readBoard(locals.context, edition.id, readBoardFilters(url.searchParams)), locals, url);
	const filters = readBoardFilters(url.searchParams);
	const { edition: _, plan, candidates, ...shown } = board;
	return {
		...shown,
		filters,
		edition: { id: edition.id, slug: edition.slug, name: inLocale(edition.name, locals.context.locale) },
		plan: plan && { sign_order: plan.sign_order, sign_days: plan.sign_days, ends_on: plan.ends_on },
		waiting: candidates
			.slice(0, 100)
			.map(({ application_id, school, reference, municipality }) => ({ id: application_id, school, reference, municipality })),
		waiting_count: candidates.length,
		asked: url.searchParams.get('asked'),
		made: url.searchParams.get('made')
	};
};

export const actions: Actions = {
	make: async (event) => {
		const edition = await editionOf(event);
		const outcome = await makeAgreements(event.locals.context, { edition_id: edition.id });
		if (!outcome.ok) return refusedWith(outcome.refusal);
		redirect(303, `${localizeHref(event.url.pathname)}${outcome.value.background ? '' : `?made=${outcome.value.made}`}`);
	},
	cancel: async (event) => {
		const edition = await editionOf(event);
		const outcome = await cancelBatch(event.locals.context, { edition_id: edition.id });
		if (!outcome.ok) return refusedWith(outcome.refusal);
		redirect(303, localizeHref(event.url.pathname));
	},
	ask: async (event) => {
		const edition = await editionOf(event);
		const outcome = await askForRights(event.locals.context, { edition_id: edition.id });
		if (!outcome.ok) return refusedWith(outcome.refusal);
		redirect(303, `${localizeHref(event.url.pathname)}?asked=${outcome.value.letters}`);
	}
};

function refusedWith(refusal: string) {
	if (refusal === 'not_found') error(404, refusal);
	return fail(409, { problem: refusalSentence(refusal) });
}
