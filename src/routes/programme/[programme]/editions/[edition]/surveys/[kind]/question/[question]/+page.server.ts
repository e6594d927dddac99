import { error, fail } from '@sveltejs/kit';
import { kindWords } from '#lib/evaluation/ui/kinds.ts';
import { questionKindWords } from '#lib/evaluation/ui/question-kinds.ts';
import { errorsOf } from '#lib/evaluation/ui/sentences.ts';
import { conditionsFor, freeKey, questionKinds, questionWritten, shownIn, withQuestion, writtenOf, type Written } from '#evaluation';
import { changeTemplate } from '#evaluation/server';
import { revisionIn, textIn } from '../../../../../../../../form-days.server.ts';
import { answered, templateHere } from '../../../template.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Event = Parameters<PageServerLoad>[0] | Parameters<NonNullable<Actions['default']>>[0];

/** Which question the address names: one of the draft, or a new one of a kind. */
async function questionHere(event: Event) {
	const { view, ...rest } = await templateHere(event);
	const draft = view.draft ?? error(404, 'not_found');
	const { questions } = draft.template;
	const old = questions.find(({ key }) => key === event.params.question);
	const kind = old?.kind ?? questionKinds.find((one) => one === event.url.searchParams.get('kind')) ?? error(404, 'not_found');
	if (!old && event.params.question !== 'new') error(404, 'not_found');
	const key =
		old?.key ??
		freeKey(
			questions.map((one) => one.key),
			'q'
		);
	return { ...rest, draft, old, kind, key };
}

export const load: PageServerLoad = async (event) => {
	const { draft, old, kind, key, edition, named } = await questionHere(event);
	const { locale } = event.locals.context;
	return {
		...{ edition, kind, isNew: !old, seen: draft.revision },
		template: { kind: named.kind, title: kindWords[named.kind].title() },
		about: questionKindWords[kind](),
		values: writtenOf(old),
		conditions: conditionsFor(draft.template.questions, key).map(({ value, question, answer }) => {
			const { text, choices } = shownIn(question, locale);
			return { value, label: `${text} – ${choices.find((one) => one.value === answer)?.label ?? answer}` };
		})
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { draft, old, kind, key, edition, named } = await questionHere(event);
		const form = await event.request.formData();
		const seen = revisionIn(form, 'seen');
		const values = typedIn(form);
		const { question, faults } = questionWritten({ key, kind, old }, values);
		if (!question) return fail(422, { values, seen, errors: errorsOf(faults) });
		const outcome = await changeTemplate(event.locals.context, { ...named, seen, draft: withQuestion(draft.template, question) });
		const refused = answered(outcome, `${edition.path}/${named.kind}`);
		return fail(refused.status, { ...refused.data, values, seen: draft.revision, errors: {} });
	}
};

function typedIn(form: FormData): Written {
	const pair = (name: string) => ({ lt: textIn(form, `${name}_lt`), en: textIn(form, `${name}_en`) });
	return {
		...{ text: pair('text'), choices: pair('choices'), ends_least: pair('ends_least'), ends_most: pair('ends_most') },
		...{ least: textIn(form, 'least'), most: textIn(form, 'most') },
		only_if: form.getAll('only_if').slice(0, 50).map(String)
	};
}
