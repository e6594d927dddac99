import { redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { clashSentence, shownRun } from '#lib/planning/ui/run-words.ts';
import { askProposal, beginFormation, endWish, makeWish, readFormation, stopProposal } from '#networks/server';
import { inLocale } from '#platform';
import { allowed } from '../../../../../allowed.ts';
import { textIn } from '../../../../../form-days.server.ts';
import { editionOf, refusedWith } from './edition.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const edition = await editionOf(event);
	const { locals, url } = event;
	const { locale } = locals.context;
	const { run, schools, networks, edition: _, ...desk } = allowed(await readFormation(locals.context, edition.id), locals, url);
	const names = new Map(schools.map(({ id, name }) => [id, name]));
	const nameOf = (id: string) => names.get(id) ?? '…';
	return {
		...desk,
		edition: { slug: edition.slug, name: inLocale(edition.name, locale) },
		schools: schools.map(({ id, name, municipality }) => ({ id, name, municipality })),
		own_places: schools.filter(({ own_place }) => own_place).length,
		wishes: desk.wishes.map(({ id, kind, school_id, other_id, reason }) => ({
			id,
			kind,
			reason,
			school: nameOf(school_id),
			other: nameOf(other_id)
		})),
		networks: networks.map(({ name, topic, ...network }) => ({
			...network,
			name: inLocale(name, locale),
			topic: topic && inLocale(topic, locale)
		})),
		run: run && shownRun(run),
		clashes: (run?.result?.clashes ?? []).map((clash) => clashSentence(clash, nameOf))
	};
};

export const actions: Actions = {
	begin: async (event) => {
		const edition = await editionOf(event);
		const outcome = await beginFormation(event.locals.context, { edition_id: edition.id });
		return outcome.ok ? back(event.url) : refusedWith(outcome);
	},
	ask: async (event) => {
		const edition = await editionOf(event);
		const base = textIn(await event.request.formData(), 'base');
		const outcome = await askProposal(event.locals.context, { edition_id: edition.id, base_id: base || null });
		return outcome.ok ? back(event.url, '#run') : refusedWith(outcome);
	},
	stop: async (event) => {
		const edition = await editionOf(event);
		const outcome = await stopProposal(event.locals.context, { edition_id: edition.id });
		return outcome.ok ? back(event.url, '#run') : refusedWith(outcome);
	},
	wish: async (event) => {
		const edition = await editionOf(event);
		const form = await event.request.formData();
		const typed = {
			kind: textIn(form, 'kind'),
			school_id: textIn(form, 'school_id'),
			other_id: textIn(form, 'other_id'),
			reason: textIn(form, 'reason')
		};
		const outcome = await makeWish(event.locals.context, { edition_id: edition.id, ...typed });
		return outcome.ok ? back(event.url, '#wishes') : refusedWith(outcome, typed);
	},
	unwish: async (event) => {
		const edition = await editionOf(event);
		const wish_id = textIn(await event.request.formData(), 'wish');
		const outcome = await endWish(event.locals.context, { edition_id: edition.id, wish_id });
		return outcome.ok ? back(event.url, '#wishes') : refusedWith(outcome);
	}
};

function back(url: URL, part = ''): never {
	redirect(303, `${localizeHref(url.pathname)}${part}`);
}
