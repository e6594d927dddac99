import type { Form } from './asked.ts';
import { climateForm } from './forms/climate.ts';
import { evaluationForm } from './forms/evaluation.ts';
import type { Questions, SurveyKind } from './question.ts';

export const forms: Record<SurveyKind, Form> = { climate: climateForm, evaluation: evaluationForm };

/** The questions of a survey of one delivery: what is asked of each lecturer is asked with their name. */
export const questionsFor = (kind: SurveyKind, lecturers: readonly string[]): Questions =>
	forms[kind].questions.flatMap(({ each, ...question }) =>
		each === 'lecturer' ? lecturers.map((about, at) => ({ ...question, key: `${question.key}_${at + 1}`, about })) : [question]
	);
