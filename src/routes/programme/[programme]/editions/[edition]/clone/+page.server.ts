import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf } from '#lib/programmes/ui/faults.ts';
import { datePartsOf, splitDay } from '#lib/ui/date-parts.ts';
import { inLocale } from '#platform';
import { moveDay } from '#programmes';
import { cloneEdition, readProgramme } from '#programmes/server';
import { allowed } from '../../../../../allowed.ts';
import { sentDay, textOf } from '../../../../written.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { editions, calls } = allowed(await readProgramme(locals.context, params.programme), locals, url);
	const edition = editions.find(({ slug }) => slug === params.edition);
	if (!edition) error(404, 'not_found');
	const { locale } = locals.context;
	const year = Number(edition.starts_on.slice(0, 4)) + 1;
	const next = moveDay(edition.starts_on, edition.starts_on, `${year}${edition.starts_on.slice(4)}`);
	return {
		name: inLocale(edition.name, locale),
		calls: calls.filter((call) => call.edition.id === edition.id).map((call) => inLocale(call.name, locale)),
		values: { name: { lt: '', en: '' }, starts_on: splitDay(next) }
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request, url }) => {
		const { programme, editions } = allowed(await readProgramme(locals.context, params.programme), locals, url);
		const edition = editions.find(({ slug }) => slug === params.edition);
		if (!edition) error(404, 'not_found');
		const form = await request.formData();
		const values = { name: textOf(form, 'name'), starts_on: datePartsOf(form, 'starts_on') };
		const outcome = await cloneEdition(locals.context, {
			edition_id: edition.id,
			name: values.name,
			starts_on: sentDay(form, 'starts_on')
		});
		if (outcome.ok) redirect(303, localizeHref(`/programme/${programme.slug}`));
		if (outcome.refusal !== 'not_understood') error(outcome.refusal === 'not_found' ? 404 : 403, outcome.refusal);
		const labels = { name_lt: m.programme_in_lithuanian({ label: m.programme_edition_name() }), starts_on: m.programme_edition_starts() };
		return fail(422, { values, errors: errorsOf(outcome.faults, labels) });
	}
};
