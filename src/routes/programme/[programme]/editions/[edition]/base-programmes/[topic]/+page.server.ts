import { error } from '@sveltejs/kit';
import { newBlockKey, readBaseProgrammes, saveBaseProgramme } from '#delivery/server';
import { afterButton, asBlocks, rowsIn, rowsOf } from '#lib/delivery/ui/blocks-form.ts';
import { hoursInWords } from '#lib/delivery/ui/hours-words.ts';
import { m } from '#lib/messages/messages.js';
import { inLocale } from '#platform';
import { allowed } from '../../../../../../allowed.ts';
import { revisionIn, textIn } from '../../../../../../form-days.server.ts';
import { backTo, refusedHere } from '../../../../../../training/[training]/room.server.ts';
import { editionOf } from '../../agreements/edition.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The address of the programme for whatever topic has none of its own. */
const all = 'all';

export const load: PageServerLoad = async (event) => {
	const { id, slug } = await editionOf(event);
	const { locals, url, params } = event;
	const { locale } = locals.context;
	const { edition, topics, bases, promised } = allowed(await readBaseProgrammes(locals.context, { edition_id: id }), locals, url);
	const topic = topics.find(({ code }) => code === params.topic);
	if (!topic && params.topic !== all) error(404, 'not_found');
	const base = bases.find((one) => one.topic === (topic?.code ?? null));
	// A topic that has none yet begins from what is common to all.
	const begun = base ?? bases.find((one) => one.topic === null);
	return {
		edition: { slug, name: inLocale(edition.name, locale), programme: edition.programme.slug },
		topic: topic ? inLocale(topic.name, locale) : m.base_all_topics(),
		number: base?.number ?? 0,
		promised: promised && { contact: hoursInWords(promised.contact), consultation: hoursInWords(promised.consultation) },
		values: {
			title_lt: begun?.title.lt ?? '',
			title_en: begun?.title.en ?? '',
			rows: rowsOf(begun?.blocks ?? [], locale),
			seen: base?.number ?? 0
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { id } = await editionOf(event);
		const { locals, params, request } = event;
		const form = await request.formData();
		const typed = {
			title_lt: textIn(form, 'title_lt'),
			title_en: textIn(form, 'title_en'),
			rows: rowsIn(form),
			seen: revisionIn(form, 'seen')
		};
		const rows = afterButton(typed.rows, textIn(form, 'act'), newBlockKey);
		if (rows) return { typed: { ...typed, rows }, errors: {} as Record<string, string> };
		const outcome = await saveBaseProgramme(locals.context, {
			edition_id: id,
			topic: params.topic === all ? null : params.topic,
			title: { lt: typed.title_lt, en: typed.title_en },
			blocks: asBlocks(typed.rows),
			seen: typed.seen
		});
		if (!outcome.ok) return refusedHere(outcome, typed);
		return backTo(`/programme/${params.programme}/editions/${params.edition}/base-programmes`, 'saved');
	}
};
