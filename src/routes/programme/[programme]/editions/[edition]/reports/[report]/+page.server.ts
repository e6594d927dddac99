import { fail, redirect } from '@sveltejs/kit';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { contentWords, formWords, whenWords } from '#lib/reporting/ui/report-words.ts';
import { refusalSentence } from '#lib/reporting/ui/sentences.ts';
import { dayInWords, inLocale, instantInWords } from '#platform';
import { makeReportNow, runReport } from '#reporting/server';
import { reportOf } from './report.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { edition, report, made } = await reportOf(event);
	const { locale } = event.locals.context;
	return {
		edition: { slug: edition.slug, name: inLocale(edition.name, locale) },
		report: {
			...{ id: report.id, name: report.name, stopped: report.stopped_at !== null, when: whenWords(report.schedule) },
			contents: report.contents.map((one) => contentWords[one]()),
			file: formWords[report.form](),
			next: report.next_on ? dayInWords(report.next_on, locale) : m.reporting_schedule_next_none(),
			readers: report.readers.map(({ name }) => name),
			keep_days: report.keep_days
		},
		made: made.map((one) => ({
			...{ id: one.id, name: one.name, sha256: one.sha256, open: one.file_id !== null, failed: one.failures > 0 },
			day: instantInWords(one.made_at ?? one.asked_at, locale),
			until: one.expires_on ? dayInWords(one.expires_on, locale) : '',
			forgotten: one.forgotten_at !== null
		}))
	};
};

const here = ({ params }: RequestEvent) =>
	localizeHref(`/programme/${params.programme}/editions/${params.edition}/reports/${params.report}`);

export const actions: Actions = {
	now: async (event) => {
		const { report } = await reportOf(event);
		const outcome = await makeReportNow(event.locals.context, { report_id: report.id });
		if (!outcome.ok) return fail(409, { problem: refusalSentence(outcome.refusal) });
		redirect(303, here(event));
	},
	stop: async (event) => {
		const { report } = await reportOf(event);
		await runReport(event.locals.context, { report_id: report.id, running: false });
		redirect(303, here(event));
	},
	resume: async (event) => {
		const { report } = await reportOf(event);
		await runReport(event.locals.context, { report_id: report.id, running: true });
		redirect(303, here(event));
	}
};
