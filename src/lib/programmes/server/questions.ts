import type { Trx } from '#platform/server';

export type Question = {
	id: string;
	asked: string;
	asked_at: Date;
	wants_letter: boolean;
	answer: string | null;
	answered_at: Date | null;
	hidden_at: Date | null;
};

/** What everybody reads: answered questions that are not hidden, the latest answer first. */
export async function publicQuestions(trx: Trx, callId: string): Promise<Question[]> {
	const rows = await questions(trx, callId)
		.where('answer', 'is not', null)
		.where('hidden_at', 'is', null)
		.orderBy('answered_at', 'desc')
		.execute();
	return rows.map(questionOf);
}

/** What the centre works through: the unanswered first, in the order in which they were asked. */
export async function questionsOf(trx: Trx, callId: string): Promise<Question[]> {
	const rows = await questions(trx, callId)
		.orderBy('answered_at', (order) => order.desc().nullsFirst())
		.orderBy('asked_at')
		.execute();
	return rows.map(questionOf);
}

const questions = (trx: Trx, callId: string) =>
	trx
		.selectFrom('programmes.question')
		.select(['id', 'asked', 'asked_at', 'asked_by', 'answer', 'answered_at', 'hidden_at'])
		.where('call_id', '=', callId);

const questionOf = ({ asked_by, ...question }: Omit<Question, 'wants_letter'> & { asked_by: string | null }): Question => ({
	...question,
	wants_letter: asked_by !== null
});
