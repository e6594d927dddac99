import { fail } from '@sveltejs/kit';
import { goesInWords, goesLabel } from '#lib/evaluation/ui/goes.ts';
import { kindWords } from '#lib/evaluation/ui/kinds.ts';
import { contradictionSentence } from '#lib/evaluation/ui/sentences.ts';
import { m } from '#lib/messages/messages.js';
import { goesOf, withMoved, withoutQuestion, type Template } from '#evaluation';
import { changeTemplate, copyTemplate, returnToOurs, useTemplate } from '#evaluation/server';
import { inLocale } from '#platform';
import { revisionIn, textIn } from '../../../../../../form-days.server.ts';
import { answered, templateHere } from '../template.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { view, edition } = await templateHere(event);
	const { locale } = event.locals.context;
	const { draft, used, kind, in_use, broken } = view;
	const { questions, ...timing } = draft?.template ?? used;
	const textOf = (key: string | null): string => {
		const question = questions.find((one) => one.key === key);
		return question ? inLocale(question.text, locale) : '';
	};
	return {
		...{ edition, kind, in_use, broken, title: kindWords[kind].title(), goes: goesInWords(timing) },
		timing: {
			goes: timing.goes,
			opens: String(timing.opens_days),
			closes: String(timing.closes_days),
			reminds: String(timing.reminds_days)
		},
		choices: goesOf[kind].map((goes) => ({ value: goes, label: goesLabel[goes]() })),
		draft: draft && { revision: draft.revision, differs: draft.differs },
		contradictions: (draft?.contradictions ?? []).map((one) => ({
			question: one.question,
			text: contradictionSentence(one.kind, textOf(one.question))
		})),
		questions: questions.map(({ key, text, kind: type, only_if, each }) => ({
			...{ key, type, text: inLocale(text, locale) },
			note: [each && m.survey_template_each(), only_if && m.survey_template_after({ question: textOf(only_if.question) })].filter(Boolean)
		}))
	};
};

type Event = Parameters<NonNullable<Actions['default']>>[0];

/** Changes the draft as the officer saw it. */
async function change(event: Event, how: (draft: Template, form: FormData) => Template) {
	const { named, view, edition } = await templateHere(event);
	const form = await event.request.formData();
	if (!view.draft) return fail(409, { problem: '' });
	const draft = how(view.draft.template, form);
	const outcome = await changeTemplate(event.locals.context, { ...named, seen: revisionIn(form, 'seen'), draft });
	return answered(outcome, `${edition.path}/${named.kind}`);
}

export const actions: Actions = {
	copy: async (event) => {
		const { named, edition } = await templateHere(event);
		return answered(await copyTemplate(event.locals.context, named), `${edition.path}/${named.kind}`);
	},
	time: async (event) => {
		const { named, view, edition } = await templateHere(event);
		const form = await event.request.formData();
		const typed = {
			goes: textIn(form, 'goes'),
			opens: textIn(form, 'opens'),
			closes: textIn(form, 'closes'),
			reminds: textIn(form, 'reminds')
		};
		const goes = goesOf[named.kind].find((one) => one === typed.goes);
		const errors = Object.fromEntries(
			(['opens', 'closes', 'reminds'] as const)
				.filter((name) => !/^\d{1,3}$/.test(typed[name].trim()) || Number(typed[name]) > 210)
				.map((name) => [name, m.fault_evaluation_days()])
		);
		if (!view.draft || !goes || Object.keys(errors).length > 0) return fail(422, { typed, errors });
		const days = { opens_days: Number(typed.opens), closes_days: Number(typed.closes), reminds_days: Number(typed.reminds) };
		const draft = { ...view.draft.template, goes, ...days };
		const outcome = await changeTemplate(event.locals.context, { ...named, seen: revisionIn(form, 'seen'), draft });
		return answered(outcome, `${edition.path}/${named.kind}`);
	},
	up: (event) => change(event, (draft, form) => withMoved(draft, textIn(form, 'question'), -1)),
	down: (event) => change(event, (draft, form) => withMoved(draft, textIn(form, 'question'), 1)),
	remove: (event) => change(event, (draft, form) => withoutQuestion(draft, textIn(form, 'question'))),
	use: async (event) => {
		const { named, edition } = await templateHere(event);
		const seen = revisionIn(await event.request.formData(), 'seen');
		return answered(await useTemplate(event.locals.context, { ...named, seen }), `${edition.path}/${named.kind}`);
	},
	ours: async (event) => {
		const { named, edition } = await templateHere(event);
		return answered(await returnToOurs(event.locals.context, named), `${edition.path}/${named.kind}`);
	}
};
