import { error, fail, redirect } from '@sveltejs/kit';
import { getLocale, localizeHref } from '#lib/messages/runtime.js';
import {
	applicationFile,
	lookAtApplication,
	markOf,
	overrideFlag,
	prolongReturn,
	sendMessage,
	takeBackOverride
} from '#applications/server';
import { contentView } from '#lib/applications/ui/centre/content-view.ts';
import { faultsInWords, refusalInWords } from '#lib/applications/ui/centre/faults.ts';
import { timelineView } from '#lib/applications/ui/centre/timeline-view.ts';
import { officerFindings } from '#lib/applications/ui/centre/verdict-view.ts';
import { readDate, type DateParts } from '#lib/ui/date-parts.ts';
import { inLocale, type Fault } from '#platform';
import { allowed } from '../../../../../../allowed.ts';
import type { Actions, PageServerLoad } from './$types';
import { wholeOf } from '../../../../../../page-number.ts';

const said = ['message', 'override', 'taken_back', 'returned', 'prolonged'] as const;

export const load: PageServerLoad = async ({ params, url, locals, isDataRequest }) => {
	const { context } = locals;
	const { locale } = context;
	const file = allowed(await applicationFile(context, params.application, wholeOf(url.searchParams.get('sending')) ?? NaN), locals, url);
	if (file.call.slug !== params.call || file.call.programme.slug !== params.programme) error(404, 'not_found');
	// A page fetched ahead of a click has not been looked at yet: then the page says so itself once it is shown.
	if (!isDataRequest) await lookAtApplication(context, { application_id: params.application });
	const { application, call, sending, overrides, terms, names, changed, returned, timeline, related, ...rest } = file;
	return {
		...rest,
		application,
		call: {
			slug: call.slug,
			name: inLocale(call.name, locale),
			programme: { slug: call.programme.slug, name: inLocale(call.programme.name, locale) }
		},
		sending: {
			number: sending.number,
			sent_at: sending.sent_at,
			sent_by: sending.sent_by,
			late: sending.late,
			version: sending.rules.version,
			mark: markOf(sending).slice(0, 16)
		},
		outcome: sending.verdict.outcome,
		priority: sending.verdict.priority,
		findings: officerFindings(sending, overrides, { terms, names, locale }),
		sections: contentView(sending.content, { form: sending.rules.form, topics: sending.rules.topics, names, locale, changed }),
		returned: returned && {
			...returned,
			remarks: returned.remarks.map(({ field, text }) => ({ about: aboutOf(sending.rules.form, field), text }))
		},
		happenings: timelineView(timeline),
		related: related.map((one) => ({ ...one, call: inLocale(one.call, locale) })),
		looked: !isDataRequest,
		done: said.find((one) => one === url.searchParams.get('done')) ?? null
	};

	function aboutOf(form: typeof sending.rules.form, key: string): string {
		const section = form.sections.find((one) => one.key === key);
		const field = form.sections.flatMap(({ fields }) => fields).find((one) => one.key === key);
		return section ? inLocale(section.title, locale) : field ? inLocale(field.label, locale) : key;
	}
};

export const actions: Actions = {
	message: async ({ params, request, locals, url }) => {
		const body = String((await request.formData()).get('body') ?? '');
		const outcome = await sendMessage(locals.context, { application_id: params.application, body });
		if (outcome.ok) return backTo(url, 'message');
		return refusedWith(outcome, { body });
	},
	override: async ({ params, request, locals, url }) => {
		const sent = await request.formData();
		const values = { rule_id: String(sent.get('rule') ?? ''), reason: String(sent.get('reason') ?? '') };
		const outcome = await overrideFlag(locals.context, { application_id: params.application, ...values });
		if (outcome.ok) return backTo(url, 'override');
		return refusedWith({ ...outcome, faults: outcome.faults.map((fault) => ({ ...fault, field: `reason_${values.rule_id}` })) }, values);
	},
	prolong: async ({ params, request, locals, url }) => {
		const sent = await request.formData();
		const written = (name: string) => String(sent.get(name) ?? '');
		const due = { year: written('due_on_year'), month: written('due_on_month'), day: written('due_on_day') };
		const read = readDate(due);
		const due_time = written('due_time');
		const outcome = await prolongReturn(locals.context, { application_id: params.application, due_on: read.ok ? read.day : '', due_time });
		if (outcome.ok) return backTo(url, 'prolonged');
		return refusedWith(outcome, { due, due_time });
	},
	take_back: async ({ params, request, locals, url }) => {
		const rule_id = String((await request.formData()).get('rule') ?? '');
		const outcome = await takeBackOverride(locals.context, { application_id: params.application, rule_id });
		if (outcome.ok) return backTo(url, 'taken_back');
		return refusedWith(outcome, {});
	}
};

/** The same page anew, saying what was done; going back or loading it again does nothing twice. */
const backTo = (url: URL, done: (typeof said)[number]): never => redirect(303, `${localizeHref(url.pathname)}?done=${done}`);

type Values = { body?: string; rule_id?: string; reason?: string; due?: DateParts; due_time?: string };

function refusedWith({ refusal, faults }: { refusal: string; faults: Fault[] }, values: Values) {
	if (refusal === 'not_found') error(404, refusal);
	if (faults.length > 0) return fail(422, { values, errors: faultsInWords(faults, getLocale()), problem: '' });
	return fail(409, { values, errors: {}, problem: refusalInWords('centre', refusal, getLocale()) });
}
