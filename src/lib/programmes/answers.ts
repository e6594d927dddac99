import { isDay, type Day, type Fault, type Locale } from '#platform';
import type { Facts, Named } from './facts.ts';
import { fieldsOf, type Feed, type Field, type Form, type Option } from './form.ts';
import type { Topic } from './topic.ts';

/** An answer as it is kept. A chosen option keeps the words that were chosen, whatever becomes of the list (M-09). */
export type AnswerValue = string | number | boolean | Named | Named[];
export type Answers = Record<string, AnswerValue | null | undefined>;

/** What came from the page: the values under the field's name, and the school's own words beside a choice. */
export type Raw = { values: string[]; other: string };

/** Reads what a person wrote into a field. Nothing written is `null`; what cannot be read is a fault with its reason. */
export function readAnswer(field: Field, raw: Raw, topics: Topic[], locale: Locale): { value: AnswerValue | null } | { fault: Fault } {
	const written = raw.values.map((value) => value.trim()).filter((value) => value !== '');
	const first = written[0] ?? '';
	if (field.type === 'choice' || field.type === 'choices' || field.type === 'ranked')
		return readChoice(field, written, raw.other.trim(), topics, locale);
	if (first === '') return { value: null };
	if (field.type === 'text' || field.type === 'long_text')
		return [...first].length > field.max_length ? fault(field, 'answer_too_long', { most: field.max_length }) : { value: first };
	if (field.type === 'yes_no') return first === 'yes' || first === 'no' ? { value: first === 'yes' } : fault(field, 'answer_not_offered');
	if (field.type === 'date') return readDay(field, written);
	return readNumber(field, first);
}

/** The required questions that nobody has answered yet. */
export const unanswered = (form: Form, answers: Answers): Field[] =>
	fieldsOf(form).filter(({ key, required }) => required && isBlank(answers[key]));

/** The facts that the school's answers amount to; a question not answered leaves its fact open. */
export function factsFromAnswers(
	form: Form,
	answers: Answers
): Pick<Facts, 'topic' | 'problems' | 'decision' | 'money_lacking' | 'declared'> {
	const fed = (feed: Feed): AnswerValue | null => {
		const field = fieldsOf(form).find(({ feeds }) => feeds === feed);
		return (field && answers[field.key]) ?? null;
	};
	const [body, minutesNo, decidedOn] = [fed('decision_body'), fed('decision_minutes_no'), fed('decision_on')];
	const undecided = body === null && minutesNo === null && decidedOn === null;
	return {
		topic: asNamed(fed('topic'))[0] ?? null,
		problems: fed('problems') === null ? null : asNamed(fed('problems')),
		decision: undecided ? null : { body: asText(body), minutes_no: asText(minutesNo), decided_on: asText(decidedOn) || null },
		money_lacking: asYesNo(fed('money_lacking')),
		declared: Object.fromEntries(
			fieldsOf(form)
				.filter(({ type }) => type === 'yes_no')
				.map(({ key }) => [key, asYesNo(answers[key] ?? null)])
		)
	};
}

export const isBlank = (answer: AnswerValue | null | undefined): boolean =>
	answer === null || answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);

type Choice = Extract<Field, { type: 'choice' | 'choices' | 'ranked' }>;

function readChoice(field: Choice, written: string[], other: string, topics: Topic[], locale: Locale) {
	const offered: Option[] = field.options === 'topics' ? topics : field.options;
	const chosen: Named[] = [];
	for (const code of new Set(written)) {
		if (code === 'other' && field.other_allowed) {
			if (other !== '') chosen.push({ code: null, text: other });
			continue;
		}
		const option = offered.find((one) => one.code === code);
		if (!option) return fault(field, 'answer_not_offered');
		chosen.push({ code, text: option.name[locale] || option.name.lt });
	}
	const ownWords = field.other_allowed && other !== '' && !chosen.some(({ code }) => code === null);
	if (ownWords && (field.type !== 'choice' || chosen.length === 0)) chosen.push({ code: null, text: other });
	if ([...other].length > 300) return fault(field, 'answer_too_long', { most: 300 });
	if (field.type === 'choice') return chosen.length > 1 ? fault(field, 'answer_only_one') : { value: chosen[0] ?? null };
	return { value: chosen.length === 0 ? null : chosen };
}

function readNumber(field: Extract<Field, { type: 'number' | 'money' }>, written: string) {
	const plain = written.replace(/[\s\u00a0\u202f€]/g, '').replace(',', '.');
	if (!/^\d{1,12}(\.\d{1,2})?$/.test(plain)) return fault(field, 'answer_not_a_number');
	const value = field.type === 'money' ? Math.round(Number(plain) * 100) : Number(plain);
	if (field.least !== null && value < field.least) return fault(field, 'answer_too_small', { least: shown(field, field.least) });
	if (field.most !== null && value > field.most) return fault(field, 'answer_too_large', { most: shown(field, field.most) });
	return { value };
}

const shown = (field: Field, bound: number): number => (field.type === 'money' ? bound / 100 : bound);

/** Takes one box („2026-11-27“, „2026 11 27“, „2026.11.27“) or three (year, month, day). */
function readDay(field: Field, written: string[]): { value: Day } | { fault: Fault } {
	const [year = '', month = '', day = '', ...rest] = written
		.flatMap((part) => part.split(/[\s./-]+|m\.|d\./))
		.filter((part) => part !== '');
	const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return rest.length === 0 && isDay(read) ? { value: read } : fault(field, 'answer_not_a_day');
}

const fault = (field: Field, key: string, values: Record<string, string | number> = {}): { fault: Fault } => ({
	fault: { field: field.key, key, values }
});

const asText = (answer: AnswerValue | null): string =>
	typeof answer === 'string' ? answer : Array.isArray(answer) ? '' : typeof answer === 'object' && answer ? answer.text : '';
const asYesNo = (answer: AnswerValue | null): boolean | null => (typeof answer === 'boolean' ? answer : null);
const asNamed = (answer: AnswerValue | null): Named[] =>
	Array.isArray(answer)
		? answer
		: typeof answer === 'object' && answer !== null
			? [answer]
			: typeof answer === 'string'
				? [{ code: null, text: answer }]
				: [];
