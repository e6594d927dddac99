import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf, refusalSentence } from '#lib/reporting/ui/sentences.ts';
import { inLocale } from '#platform';
import { addReport, readReports } from '#reporting/server';
import { allowed } from '../../../../../../allowed.ts';
import { editionOf } from '../../agreements/edition.server.ts';
import { typedReport } from '../report-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { id } = await editionOf(event);
	const { context } = event.locals;
	const { edition, officers } = allowed(await readReports(context, { edition_id: id }), event.locals, event.url);
	return {
		edition: { slug: edition.slug, name: inLocale(edition.name, context.locale) },
		officers: officers.map(({ person_id, name }) => ({ value: person_id, label: name })),
		values: {
			...{ name: '', contents: ['indicators', 'budget', 'trainings', 'applications'], form: 'xlsx', locale: context.locale },
			...{
				rhythm: 'weekly',
				weekday: '1',
				month_day: '',
				on_day: '',
				readers: context.actor.id ? [context.actor.id] : [],
				keep_days: '365'
			}
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { id } = await editionOf(event);
		const { typed, values } = typedReport(await event.request.formData());
		const outcome = await addReport(event.locals.context, { edition_id: id, ...typed });
		const { programme, edition } = event.params;
		if (outcome.ok) redirect(303, localizeHref(`/programme/${programme}/editions/${edition}/reports/${outcome.value.id}`));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		if (outcome.refusal === 'report_faulty') return fail(422, { values, errors: errorsOf(outcome.faults), problem: null });
		return fail(409, { values, errors: null, problem: refusalSentence(outcome.refusal) });
	}
};
