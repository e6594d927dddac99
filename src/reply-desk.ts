import { m } from '#lib/messages/messages.js';
import type { Locale } from '#platform';
import { asPerson, contextFor, type Pool, type ReplyDesk } from '#platform/server';
import { personById, withoutTraces } from '#people/server';
import { replies } from './replies.ts';

/** Refusals of words: with others the answer is taken. Of all else – what is over, full or closed – the sender is only told. */
const ofWords = new Set([
	'yes_or_no',
	'spaces_yes_or_no',
	'task_not_done',
	'spaces_task_not_done',
	'answer_faulty',
	'value_faulty',
	'note_faulty',
	'remark_unclear',
	'remark_faulty',
	'commitment_word_unclear'
]);

type Sentence = (values: Record<string, never>, options: { locale: Locale }) => string;

/** Who takes what comes in by mail, who may write, and in what words a refusal is told. */
export const replyDesk = (pool: Pool): ReplyDesk => ({
	replies,
	correspondentById: async (trx, id) => {
		const person = await personById(trx, id);
		return person?.email ? { id, email: person.email, locale: person.locale } : undefined;
	},
	sentenceOf: (purpose, refusal, locale) => {
		const sentences = m as unknown as Record<string, Sentence | undefined>;
		const keys = [`refusal_${purpose.split('.')[0]}_${refusal}`, `refusal_${refusal}`];
		return keys.map((key) => sentences[key]).find((found) => found !== undefined)?.({}, { locale }) ?? null;
	},
	isConfidential: (purpose) => purpose === 'evaluation.commitment',
	mayTryAgain: (refusal) => ofWords.has(refusal),
	withoutTraces,
	as: ({ id, locale }, now) => contextFor(pool, asPerson(id), now, locale)
});
