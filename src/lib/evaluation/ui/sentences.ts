import type { ContradictionKind } from '#evaluation';
import { m } from '#lib/messages/messages.js';
import { sentencesOf } from '#lib/ui/sentences.ts';

/** The sentence of a refusal, and the faults of a form by their fields. Only for the server's side of a page. */
export const { refusalSentence, errorsOf } = sentencesOf((refusal) => `refusal_evaluation_${refusal}`);

const contradictions: Record<ContradictionKind, (values: { question: string }) => string> = {
	empty: m.survey_contradiction_empty,
	only_lecturers: m.evaluation_contradiction_only_lecturers,
	time: m.survey_contradiction_time,
	closes: m.survey_contradiction_closes,
	reminds: m.survey_contradiction_reminds,
	earlier: m.survey_contradiction_earlier,
	words: m.survey_contradiction_words,
	answer: m.survey_contradiction_answer,
	lecturer: m.survey_contradiction_lecturer,
	scale: m.survey_contradiction_scale,
	twice: m.survey_contradiction_twice,
	choice_twice: m.survey_contradiction_choice_twice,
	climate_words: m.survey_contradiction_climate_words
};

/** What contradicts itself in a questionnaire, with the words of the question at fault. */
export const contradictionSentence = (kind: ContradictionKind, question: string): string => contradictions[kind]({ question });
