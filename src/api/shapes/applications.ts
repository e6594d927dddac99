import { needs, outcomes, rights, states, type State } from '#applications';
import type { AnswerValue } from '#programmes';
import { resource } from '../door.ts';
import { fields, id, instant, listOf, oneOf, orNull, said, text, truth, upTo, whole, words, type Schema } from '../schema.ts';
import { named, slug } from './parts.ts';

const state = oneOf<State>(states);
const outcome = oneOf(outcomes);
export const ListedApplication = resource(
	'ListedApplication',
	fields({
		id,
		reference: text,
		state,
		outcome: said(orNull(outcome), 'What the rules of the call found when it was sent'),
		changed_at: instant,
		submitted_at: orNull(instant),
		due_at: said(orNull(instant), 'Until when it is to be sent again, where it was sent back'),
		call: fields({ id, slug, name: words, closes_at: instant })
	})
);

export const SentApplication = resource(
	'SentApplication',
	fields({
		id,
		reference: text,
		school_name: text,
		municipality: orNull(text),
		state,
		outcome,
		priority: truth,
		topic: orNull(text),
		sent_at: instant,
		late: truth,
		due_at: orNull(instant),
		need: said(oneOf(needs), 'What it asks of the centre')
	})
);

const chosen = { type: 'object', properties: { code: { type: ['string', 'null'] }, text: { type: 'string' } } };
const value: Schema<AnswerValue | null> = {
	anyOf: [{ type: ['string', 'number', 'boolean', 'null'] }, chosen, { type: 'array', items: chosen }],
	description: 'As the type of its field has it: words, a number, euro cents, a day, yes or no, what was chosen'
};
const revision = said(whole, 'How often it was written; 0 where it never was');
export const Answer = resource('Answer', fields({ field: text, value, revision, changed_at: orNull(instant) }));
export const ApplicationFile = resource(
	'ApplicationFile',
	fields({
		id,
		reference: text,
		state,
		right: said(orNull(oneOf(rights)), 'What you may do with it'),
		revision: whole,
		school: named,
		call: fields({ id, slug, name: words, closes_at: instant }),
		changed_at: instant,
		submitted_at: orNull(instant),
		outcome_if_sent: said(outcome, 'What the rules of the call would find now'),
		tasks: listOf(fields({ key: text, state: text })),
		signed: said(truth, 'The head of the school has signed what is written now'),
		answers: listOf(Answer.schema)
	})
);

export const NewApplication = resource('NewApplication', fields({ call_id: id, school_id: id }));
export const StartedApplication = resource(
	'StartedApplication',
	fields({ id, reference: text, existed: said(truth, 'The school had begun it already') })
);

export const WrittenAnswer = resource(
	'WrittenAnswer',
	fields(
		{ value: { anyOf: [upTo(12_000), listOf(upTo(12_000), { maxItems: 60 })] } as Schema<string | string[]> },
		{ other: said(upTo(12_000), 'In the school’s own words, beside a choice') }
	)
);

export const Submission = resource(
	'Submission',
	fields({ submission_id: id, reference: text, number: said(whole, 'How often it was sent'), late: truth, outcome })
);

export const Withdrawal = resource('Withdrawal', fields({ reason: upTo(8000) }));
export const Withdrawn = resource('Withdrawn', fields({ application_id: id, state }));
