import { fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { number } from '#lib/ui';
import { inLocale, type Locale } from '#platform';
import { frameworkOf } from '#programmes';
import { missingAnswers } from '#applications';
import { enterLateCode, readHeads, submitApplication, type Draft } from '#applications/server';
import { answerInWords } from '#lib/applications/ui/answer-in-words.ts';
import { frameOf, openDraft, panelFor, sentence } from '../draft.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context } = event.locals;
	const draft = await openDraft(event);
	const path = localizeHref(`/school/${event.params.school}/applications/${event.params.application}`);
	if (draft.application.state === 'submitted') redirect(303, `${path}/receipt`);
	const { form } = draft.rules;
	return {
		frame: frameOf(draft, context),
		panel: await panelFor({ ...draft, verdict: draft.if_sent }, context),
		sections: form.sections.map((section) => ({
			key: section.key,
			kind: section.kind,
			title: inLocale(section.title, context.locale),
			rows: [
				...partRows(draft, section.kind, context.locale),
				...section.fields.map((field) => ({
					key: inLocale(field.label, context.locale),
					value: answerInWords(field, draft.answers[field.key], context.locale, draft.rules.topics)
				}))
			]
		})),
		missing: missingAnswers(form, draft.answers).map(({ section, field }) => ({
			section: section.key,
			field: field.key,
			label: inLocale(field.label, context.locale)
		})),
		eligible: draft.if_sent.outcome !== 'no' || form.while_unmet === 'allowed',
		despite: draft.if_sent.outcome === 'no' && form.while_unmet === 'allowed',
		head_signs: form.head_signs,
		signed: draft.signed,
		heads: form.head_signs ? await readHeads(context, draft.school.id) : []
	};
};

/** What stands in a section beside its questions. */
function partRows(draft: Draft, kind: string, locale: Locale): { key: string; value: string[] }[] {
	if (kind === 'school') return [{ key: sentence('application_school_name'), value: [draft.school.name] }];
	if (kind === 'team')
		return [
			{
				key: sentence('application_team_title'),
				value: draft.team.map(({ name, post, leads }) =>
					[name, post, leads && sentence('application_team_leader')].filter(Boolean).join(', ')
				)
			}
		];
	if (kind === 'evidence')
		return draft.evidence.map(({ framework, indicator, level, conclusion }) => ({
			key: indicator,
			value: [`${levelIn(level, locale)}. ${nameOf(framework, locale)}`, conclusion]
		}));
	if (kind === 'endorsement')
		return [
			{
				key: draft.school.municipality,
				value: draft.endorsement ? [sentence(`application_endorsement_row_${draft.endorsement.answer ?? 'asked'}`)] : []
			}
		];
	return [];
}

const levelIn = (level: number | null, locale: Locale): string =>
	level === null ? sentence('application_evidence_no_level') : sentence('application_evidence_level', { level: number(level, locale) });
const nameOf = (framework: string, locale: Locale): string => {
	const found = frameworkOf(framework);
	return found ? inLocale(found.name, locale) : framework;
};

export const actions: Actions = {
	send: async ({ locals, params }) => {
		const outcome = await submitApplication(locals.context, { application_id: params.application });
		const path = localizeHref(`/school/${params.school}/applications/${params.application}`);
		// Sent already – by a second click, or by a colleague a moment ago – is what the sender wanted.
		if (outcome.ok || outcome.refusal === 'already_submitted') redirect(303, `${path}/receipt`);
		return fail(outcome.refusal === 'not_found' ? 404 : 409, { refusal: outcome.refusal });
	},
	late: async ({ locals, params, request }) => {
		const code = String((await request.formData()).get('code') ?? '');
		const outcome = await enterLateCode(locals.context, { application_id: params.application, code });
		if (!outcome.ok) return fail(422, { refusal: null, code, late: sentence(`refusal_application_${outcome.refusal}`) });
		redirect(303, localizeHref(`/school/${params.school}/applications/${params.application}/submission`));
	}
};
