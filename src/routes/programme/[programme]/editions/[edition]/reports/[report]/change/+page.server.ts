import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { errorsOf } from '#lib/reporting/ui/sentences.ts';
import { inLocale } from '#platform';
import { changeReport } from '#reporting/server';
import { typedReport } from '../../report-form.server.ts';
import { reportOf } from '../report.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { edition, report, officers } = await reportOf(event);
	const { name, contents, form, locale, schedule, readers, keep_days } = report;
	return {
		edition: { slug: edition.slug, name: inLocale(edition.name, event.locals.context.locale) },
		report: { id: report.id, name },
		officers: officers.map((one) => ({ value: one.person_id, label: one.name })),
		values: {
			...{ name, contents, form, locale, rhythm: schedule.rhythm, on_day: schedule.on_day ?? '', keep_days: String(keep_days) },
			...{ weekday: String(schedule.weekday ?? ''), month_day: String(schedule.month_day ?? '') },
			readers: readers.map(({ person_id }) => person_id)
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { report } = await reportOf(event);
		const { typed, values } = typedReport(await event.request.formData());
		const outcome = await changeReport(event.locals.context, { report_id: report.id, ...typed });
		const { programme, edition } = event.params;
		if (outcome.ok) redirect(303, localizeHref(`/programme/${programme}/editions/${edition}/reports/${report.id}`));
		if (outcome.refusal === 'not_found') error(404, outcome.refusal);
		return fail(422, { values, errors: errorsOf(outcome.faults) });
	}
};
