import { error, fail, redirect } from '@sveltejs/kit';
import { localizeHref } from '#lib/messages/runtime.js';
import { inLocale } from '#platform';
import { fieldsOf, type Section } from '#programmes';
import { addStaffToTeam, askEndorsement, readTeam, removeEvidence, removeTeamMember, saveSection, type Draft } from '#applications/server';
import type { Conflict } from '#lib/applications/ui/autosave.svelte.ts';
import {
	belongs,
	fieldViews,
	frameOf,
	inSentences,
	inWords,
	mark,
	openDraft,
	panelFor,
	refusedWith,
	sectionIn,
	shownAs
} from '../../draft.server.ts';
import { writtenIn } from '#lib/applications/ui/field-view.ts';
import { evidenceOf, schoolOf, teamOf } from './parts.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { context } = event.locals;
	const found = belongs(await readWithTeam(event), event);
	const { draft } = found;
	const section = sectionNamed(draft, event.params.section);
	return {
		frame: frameOf(draft, context),
		section: {
			key: section.key,
			kind: section.kind,
			title: inLocale(section.title, context.locale),
			intro: section.intro && inLocale(section.intro, context.locale)
		},
		fields: fieldViews(section, draft, event),
		remark: draft.back?.remarks.find(({ field }) => field === section.key)?.text ?? null,
		panel: await panelFor(draft, context, section.key),
		school: section.kind === 'school' ? await schoolOf(draft, context) : null,
		team: section.kind === 'team' ? teamOf(found, context) : null,
		evidence: section.kind === 'evidence' ? evidenceOf(draft, context.locale) : null,
		endorsement: section.kind === 'endorsement' ? { municipality: draft.school.municipality, row: draft.endorsement } : null
	};
};

/** The team's section needs the school's people too; one reading brings both. */
async function readWithTeam(event: RequestEvent) {
	const found = await readTeam(event.locals.context, event.params.application);
	return found && { ...found, application: found.draft.application };
}

function sectionNamed({ rules }: Draft, key: string): Section {
	return rules.form.sections.find((section) => section.key === key) ?? error(404, 'not_found');
}

const toSection = ({ params }: RequestEvent) =>
	localizeHref(`/school/${params.school}/applications/${params.application}/sections/${params.section}`);

export const actions: Actions = {
	save: async (event) => {
		const { params, locals, request } = event;
		const draft = await openDraft(event);
		const section = sectionNamed(draft, params.section);
		const form = await request.formData();
		const { answers, errors } = sectionIn(form, section);
		const taken = form.get('take');
		const kept = answers.filter(({ field }) => field !== taken);
		const outcome =
			Object.keys(errors).length > 0 ? null : await saveSection(locals.context, { application_id: params.application, answers: kept });
		if (outcome?.ok) redirect(303, taken ? toSection(event) : nextAfter(draft, section, event));

		const typed = Object.fromEntries(section.fields.map((field) => [field.key, writtenIn(form, field)]));
		if (outcome && outcome.refusal === 'changed_meanwhile')
			return fail(409, { typed, conflicts: conflictsIn(draft, outcome.theirs, locals.context.locale) });
		if (outcome && outcome.refusal !== 'answer_unreadable') return refusedWith(outcome.refusal, { typed });
		return fail(422, { typed, errors: { ...errors, ...inSentences(outcome?.faults ?? []) } });
	},
	add: async (event) => {
		const form = await event.request.formData();
		const person_ids = form.getAll('person').map(String);
		const outcome = await addStaffToTeam(event.locals.context, { application_id: event.params.application, person_ids });
		if (!outcome.ok) return refusedWith(outcome.refusal, { chosen: person_ids });
		redirect(303, `${toSection(event)}#team`);
	},
	remove: async (event) => {
		const form = await event.request.formData();
		const outcome = await removeTeamMember(event.locals.context, {
			application_id: event.params.application,
			member_id: String(form.get('member') ?? '')
		});
		if (!outcome.ok && outcome.refusal !== 'member_unknown') return refusedWith(outcome.refusal);
		redirect(303, `${toSection(event)}#team`);
	},
	remove_evidence: async (event) => {
		const form = await event.request.formData();
		const outcome = await removeEvidence(event.locals.context, {
			application_id: event.params.application,
			evidence_id: String(form.get('evidence') ?? '')
		});
		if (!outcome.ok && outcome.refusal !== 'evidence_unknown') return refusedWith(outcome.refusal);
		redirect(303, `${toSection(event)}#evidence`);
	},
	ask: async (event) => {
		const outcome = await askEndorsement(event.locals.context, { application_id: event.params.application });
		if (!outcome.ok) return refusedWith(outcome.refusal);
		return { asked: outcome.value.officers };
	}
};

/** The next section of the form; after the last, the list of tasks. */
function nextAfter({ rules }: Draft, { key }: Section, { params }: RequestEvent): string {
	const base = `/school/${params.school}/applications/${params.application}`;
	const next = rules.form.sections[rules.form.sections.findIndex((section) => section.key === key) + 1];
	return localizeHref(next ? `${base}/sections/${next.key}` : base);
}

function conflictsIn(
	{ rules }: Draft,
	theirs: Record<string, { value: Parameters<typeof mark>[1]; revision: number; by: string; at: Date }>,
	locale: 'lt' | 'en'
): Record<string, Conflict> {
	const fields = new Map(fieldsOf(rules.form).map((field) => [field.key, field]));
	return Object.fromEntries(
		Object.entries(theirs).flatMap(([key, { value, revision, by, at }]) => {
			const field = fields.get(key);
			if (!field) return [];
			return [
				[
					key,
					{
						written: shownAs(field, value, locale),
						text: inWords(field, value, locale, rules.topics),
						by,
						at: at.toISOString(),
						seen: mark(revision, value)
					}
				]
			];
		})
	);
}
