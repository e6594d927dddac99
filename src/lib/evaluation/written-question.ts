import type { Fault, Text } from '#platform';
import type { Asked } from './asked.ts';
import { valuesOf, type Question } from './question.ts';
import { freeKey } from './template.ts';

/** A question as an officer types it: both languages, one answer a line, and the earlier answers after which it is asked (`question:value`). */
export type Written = {
	text: Text;
	choices: Text;
	least: string;
	most: string;
	ends_least: Text;
	ends_most: Text;
	only_if: readonly string[];
};
export const questionKinds = ['choice', 'many', 'scale', 'text'] as const satisfies readonly Question['kind'][];

/** What stands in the fields of a question; of none, in those of a new one. */
export function writtenOf(question: Asked | undefined): Written {
	const choices = question && 'choices' in question ? question.choices : [];
	const scale = question?.kind === 'scale' ? question : undefined;
	const none = { lt: '', en: '' };
	return {
		text: question?.text ?? none,
		choices: { lt: choices.map(({ text }) => text.lt).join('\n'), en: choices.map(({ text }) => text.en).join('\n') },
		least: String(scale?.least ?? 0),
		most: String(scale?.most ?? 10),
		ends_least: scale?.ends.least ?? none,
		ends_most: scale?.ends.most ?? none,
		only_if: question?.only_if?.is.map((value) => `${question.only_if?.question}:${value}`) ?? []
	};
}

type Which = { key: string; kind: Question['kind']; old: Asked | undefined };

/**
 * The question that was typed, or its faults: a text lacks in one of the languages (`fault_evaluation_text`), the lines of the two
 * do not pair or are fewer than two (`fault_evaluation_lines`), a scale has more than eleven steps or none
 * (`fault_evaluation_scale`), conditions are on answers to several questions (`fault_evaluation_condition`). An answer whose
 * Lithuanian words stay keeps its key, so that earlier sums can still be laid beside it.
 */
export function questionWritten({ key, kind, old }: Which, written: Written): { question: Asked | null; faults: Fault[] } {
	const faults: Fault[] = missingIn('text', written.text);
	const conditions = written.only_if.map((one) => one.split(':'));
	const on = [...new Set(conditions.map(([question]) => question ?? ''))];
	if (on.length > 1) faults.push({ field: 'only_if', key: 'fault_evaluation_condition' });
	const choices = kind === 'choice' || kind === 'many' ? choicesWritten(written.choices, old) : null;
	if (choices?.length === 0) faults.push({ field: 'choices_lt', key: 'fault_evaluation_lines' });
	const [least, most] = [Number(written.least), Number(written.most)];
	if (kind === 'scale') {
		faults.push(...missingIn('ends_least', written.ends_least), ...missingIn('ends_most', written.ends_most));
		const whole = [least, most].every(Number.isInteger) && written.least.trim() !== '' && written.most.trim() !== '';
		if (!whole || most <= least || most - least > 10) faults.push({ field: 'most', key: 'fault_evaluation_scale' });
	}
	if (faults.length > 0) return { question: null, faults };
	const common = {
		...{ key, text: trimmed(written.text) },
		...(old?.hint && { hint: old.hint }),
		...(old?.each && { each: old.each }),
		...(on[0] && { only_if: { question: on[0], is: conditions.map(([, value]) => value ?? '') } })
	};
	if (kind === 'text') return { question: { ...common, kind }, faults };
	if (kind === 'scale')
		return {
			question: { ...common, kind, least, most, ends: { least: trimmed(written.ends_least), most: trimmed(written.ends_most) } },
			faults
		};
	return { question: { ...common, kind, choices: choices ?? [] }, faults };
}

const trimmed = ({ lt, en }: Text): Text => ({ lt: lt.trim(), en: en.trim() });

const missingIn = (field: string, text: Text): Fault[] =>
	(['lt', 'en'] as const).flatMap((language) =>
		text[language].trim() === '' || text[language].length > 500 ? [{ field: `${field}_${language}`, key: 'fault_evaluation_text' }] : []
	);

function choicesWritten({ lt, en }: Text, old: Asked | undefined): { key: string; text: Text }[] {
	const [ours, english] = [linesOf(lt), linesOf(en)];
	if (ours.length < 2 || ours.length > 20 || ours.length !== english.length) return [];
	const known = old && 'choices' in old ? old.choices : [];
	const taken = known.map(({ key }) => key);
	return ours.map((line, at) => {
		const key = known.find(({ text }) => text.lt === line)?.key ?? freeKey(taken, 'a');
		taken.push(key);
		return { key, text: { lt: line, en: english[at] ?? '' } };
	});
}

const linesOf = (text: string): string[] =>
	text
		.split('\n')
		.map((line) => line.trim().slice(0, 200))
		.filter(Boolean);

/** The answers on which a question can depend: those to the questions before it, without words and without what is asked of each lecturer. */
export const conditionsFor = (questions: readonly Asked[], key: string): { value: string; question: Asked; answer: string }[] => {
	const at = questions.findIndex((one) => one.key === key);
	return (at < 0 ? questions : questions.slice(0, at))
		.filter(({ each }) => !each)
		.flatMap((question) => valuesOf(question).map((answer) => ({ value: `${question.key}:${answer}`, question, answer })));
};
