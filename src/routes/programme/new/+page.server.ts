import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf } from '#lib/programmes/ui/faults.ts';
import { datePartsOf, splitDay } from '#lib/ui/date-parts.ts';
import { dayOf, inLocale, isId } from '#platform';
import { blueprints } from '#programmes';
import { createProgramme, readCentre, readProgrammes } from '#programmes/server';
import { allowed } from '../../allowed.ts';
import { sentDay, textOf, written } from '../written.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { centres } = allowed(await readProgrammes(locals.context), locals, url);
	const { locale, now } = locals.context;
	const year = Number(dayOf(now).slice(0, 4));
	const named = await Promise.all(centres.map(async (id) => ({ value: id, label: await readCentre(locals.context, id) })));
	return {
		centres: named,
		blueprints: blueprints.map(({ kind, name, summary, edition }) => ({
			kind,
			name: inLocale(name, locale),
			summary: inLocale(summary, locale),
			words: { name, summary, edition: edition.name }
		})),
		starts: splitDay(`${year}-09-01`),
		ends: splitDay(`${year + 1}-06-30`)
	};
};

const labels = () => ({
	name_lt: m.programme_in_lithuanian({ label: m.programme_name() }),
	summary_lt: m.programme_in_lithuanian({ label: m.programme_summary() }),
	edition_name_lt: m.programme_in_lithuanian({ label: m.programme_edition_name() }),
	edition_starts_on: m.programme_edition_starts(),
	edition_ends_on: m.programme_edition_ends()
});

export const actions: Actions = {
	default: async ({ locals, request, url }) => {
		const { centres } = allowed(await readProgrammes(locals.context), locals, url);
		const form = await request.formData();
		const values = {
			centre: written(form, 'centre'),
			kind: written(form, 'kind'),
			name: textOf(form, 'name'),
			summary: textOf(form, 'summary'),
			edition_name: textOf(form, 'edition_name'),
			edition_starts_on: datePartsOf(form, 'edition_starts_on'),
			edition_ends_on: datePartsOf(form, 'edition_ends_on')
		};
		const centre = isId(values.centre) ? values.centre : centres.length === 1 ? centres[0] : undefined;
		const isKnown = values.kind === 'own' || blueprints.some(({ kind }) => kind === values.kind);
		const missing = {
			...(centre === undefined && { centre: m.programme_fault_choose({ label: m.programme_centre() }) }),
			...(!isKnown && { kind: m.programme_fault_choose({ label: m.programme_kind() }) })
		};
		if (centre === undefined || !isKnown) return fail(422, { values, errors: missing as Record<string, string> });
		const outcome = await createProgramme(locals.context, {
			centre_id: centre,
			kind: values.kind,
			name: values.name,
			summary: values.summary,
			edition: { name: values.edition_name, starts_on: sentDay(form, 'edition_starts_on'), ends_on: sentDay(form, 'edition_ends_on') }
		});
		if (!outcome.ok && outcome.refusal === 'not_allowed')
			return fail(403, { values, errors: { kind: m.refusal_programme_not_allowed() } as Record<string, string> });
		if (!outcome.ok) return fail(422, { values, errors: errorsOf(outcome.faults, labels()) });
		redirect(303, localizeHref(`/programme/${outcome.value.slug}`));
	}
};
