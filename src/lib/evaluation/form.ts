import type { Form } from './asked.ts';
import { climateForm } from './forms/climate.ts';
import { evaluationForm } from './forms/evaluation.ts';
import { needsForm } from './forms/needs.ts';
import { practiceForm } from './forms/practice.ts';
import type { Questions, SurveyKind } from './question.ts';

export const forms: Record<SurveyKind, Form> = {
	needs: needsForm,
	climate: climateForm,
	evaluation: evaluationForm,
	practice: practiceForm
};

/** The questions of a survey of one delivery: what is asked of each lecturer is asked with their name. */
export const questionsOf = ({ questions }: Pick<Form, 'questions'>, lecturers: readonly string[]): Questions =>
	questions.flatMap(({ each, ...question }) =>
		each === 'lecturer' ? lecturers.map((about, at) => ({ ...question, key: `${question.key}_${at + 1}`, about })) : [question]
	);

/** The same by our own form. */
export const questionsFor = (kind: SurveyKind, lecturers: readonly string[]): Questions => questionsOf(forms[kind], lecturers);
