import { error, fail, redirect } from '@sveltejs/kit';
import { contentView } from '#lib/applications/ui/centre/content-view.ts';
import { m } from '#lib/messages/messages.js';
import { localizeHref } from '#lib/messages/runtime.js';
import { faultSentences, refusalSentence } from '#lib/selection/ui/sentences.ts';
import { inLocale, type Fault, type Locale } from '#platform';
import type { Names } from '#programmes';
import {
	declareInterest,
	declareNoInterest,
	readAssignment,
	saveReview,
	sendReview,
	type AssignmentPage,
	type GivenScore
} from '#selection/server';
import { allowed } from '../../allowed.ts';
import { criteriaOf, errorsIn, sheetIn } from './sheet.server.ts';
import type { Actions, PageServerLoad } from './$types';

const words = () => ({ hidden: m.selection_hidden(), member: (place: number) => m.selection_hidden_member({ place }) });

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const page = allowed(await readAssignment(locals.context, params.assignment, words()), locals, url);
	const { locale, now } = locals.context;
	const { assignment, call, rights, declaration, application, scheme, scores, others } = page;
	const nameOf = new Map(scheme?.criteria.map(({ key, name }) => [key, inLocale(name, locale)]));
	return {
		assignment,
		call: inLocale(call.name, locale),
		rights,
		declaration,
		redacted: application?.redacted ?? false,
		sections: application && sectionsOf(application, locale),
		criteria: scheme ? criteriaOf(scheme, scores, null, locale) : [],
		others: others.map(({ name, remark, scores: given }) => ({
			name,
			remark,
			scores: given.map(({ criterion, points, reason }) => ({ criterion: nameOf.get(criterion) ?? criterion, points, reason }))
		})),
		changing: assignment.sent_at !== null && url.searchParams.has('change'),
		since: now.toISOString(),
		done: url.searchParams.get('done')
	};
};

function sectionsOf({ content, form, topics, names, redacted }: NonNullable<AssignmentPage['application']>, locale: Locale) {
	const sections = contentView(content, { form, topics, names: names as Names, locale });
	if (!redacted) return sections;
	// Whom to ask is hidden, and so is the part of the form that asks it.
	return sections
		.map((section) => ({ ...section, items: section.items.filter(({ key }) => !key.startsWith('contact_')) }))
		.filter(({ items, facts, team, evidence }) => items.length + facts.length + team.length + evidence.length > 0);
}

const nothing = { scores: null as GivenScore[] | null, remark: '', kind: '', reason: '' };

export const actions: Actions = {
	none: async ({ locals, params, url }) => {
		const outcome = await declareNoInterest(locals.context, { assignment_id: params.assignment });
		if (outcome.ok || outcome.refusal === 'already_declared') redirect(303, localizeHref(url.pathname));
		return refusedWith(locals, outcome, nothing);
	},
	interest: async ({ locals, params, request }) => {
		const form = await request.formData();
		const values = { ...nothing, kind: String(form.get('kind') ?? ''), reason: String(form.get('reason') ?? '') };
		const outcome = await declareInterest(locals.context, { assignment_id: params.assignment, kind: values.kind, reason: values.reason });
		if (outcome.ok) redirect(303, localizeHref('/review'));
		const labels = { reason: m.selection_interest_reason() };
		return refusedWith(locals, outcome, values, faultSentences(outcome.faults, labels, locals.context.locale));
	},
	save: async ({ locals, params, request, url }) => {
		const sheet = sheetIn(await request.formData());
		const outcome = await saveReview(locals.context, { assignment_id: params.assignment, ...sheet });
		if (outcome.ok) redirect(303, `${localizeHref(url.pathname)}?done=saved`);
		return refusedWith(locals, outcome, { ...nothing, ...sheet }, await sheetErrors(locals, params.assignment, outcome.faults));
	},
	send: async ({ locals, params, request, url }) => {
		const sheet = sheetIn(await request.formData());
		const outcome = await sendReview(locals.context, { assignment_id: params.assignment, ...sheet });
		if (outcome.ok) redirect(303, `${localizeHref(url.pathname)}?done=${outcome.value.changed ? 'changed' : 'sent'}`);
		return refusedWith(locals, outcome, { ...nothing, ...sheet }, await sheetErrors(locals, params.assignment, outcome.faults));
	}
};

/** The faults of a sheet, each with the name of its criterion. */
async function sheetErrors(locals: App.Locals, id: string, faults: Fault[]): Promise<Record<string, string>> {
	const { context } = locals;
	const page = faults.length > 0 ? await readAssignment(context, id, words()) : undefined;
	const criteria = page?.ok ? (page.value.scheme?.criteria ?? []) : [];
	return errorsIn(faults, context.locale, Object.fromEntries(criteria.map(({ key, name }) => [key, inLocale(name, context.locale)])));
}

/** What was typed stays on the page; whoever has an interest meanwhile is led away from it. */
function refusedWith(
	locals: App.Locals,
	{ refusal, faults }: { refusal: string; faults: Fault[] },
	values: typeof nothing,
	errors: Record<string, string> = {}
) {
	if (refusal === 'not_found') error(404, refusal);
	if (refusal === 'in_conflict' || refusal === 'assignment_ended') error(403, refusal);
	const problem = faults.length > 0 ? '' : refusalSentence(refusal, locals.context.locale);
	return fail(faults.length > 0 ? 422 : 409, { values, errors, problem });
}
