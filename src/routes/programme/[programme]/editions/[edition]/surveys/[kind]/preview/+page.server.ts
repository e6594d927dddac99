import { kindWords } from '#lib/evaluation/ui/kinds.ts';
import { goesInWords } from '#lib/evaluation/ui/goes.ts';
import { questionsOf, shownIn } from '#evaluation';
import { locales } from '#platform';
import { m } from '#lib/messages/messages.js';
import { templateHere } from '../../template.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { view, edition } = await templateHere(event);
	const template = view.draft?.template ?? view.used;
	const lecturer = m.survey_template_lecturer_example();
	const texts = (language: (typeof locales)[number]) => {
		const questions = questionsOf(template, [lecturer]).map((question) => shownIn(question, language));
		return questions.map((question) => ({ ...question, key: `${language}_${question.key}`, after: afterOf(question, questions) }));
	};
	return {
		edition,
		kind: view.kind,
		title: kindWords[view.kind].title(),
		goes: goesInWords(template),
		languages: locales.map((language) => ({ language, questions: texts(language) }))
	};
};

type Shown = ReturnType<typeof shownIn>;

/** After which answers a question is asked; nothing where it always is. */
function afterOf({ only_if }: Shown, all: readonly Shown[]): string | null {
	const earlier = all.find(({ key }) => key === only_if?.question);
	if (!only_if) return null;
	const answers = only_if.is.map((value) => earlier?.choices.find((one) => one.value === value)?.label ?? value);
	return m.survey_template_after_answers({ question: earlier?.text ?? '', answers: answers.map((one) => `„${one}“`).join(', ') });
}
