import { m } from '#lib/messages/messages.js';
import type { Question } from '#evaluation';

export const questionKindWords: Record<Question['kind'], () => string> = {
	choice: m.survey_question_choice,
	many: m.survey_question_many,
	scale: m.survey_question_scale,
	text: m.survey_question_text
};
