/** What authors say of an example some years later: it is still so, they do it otherwise, they do it no more. */
export const checkUpAnswers = ['holds', 'changed', 'over'] as const;
export type CheckUpAnswer = (typeof checkUpAnswers)[number];
export const isCheckUpAnswer = (text: string): text is CheckUpAnswer => (checkUpAnswers as readonly string[]).includes(text);

export type Answered = { asked_on: string; answer: CheckUpAnswer; answered_at: Date };
export type SaidLater = { answer: CheckUpAnswer; at: Date };

/**
 * What everybody reads of the last time that authors were asked and any answered: that it is over, when one of them says so, else that it
 * changed, else that it holds; of the day of the last such answer. Nothing where nobody answered: that says nothing about anybody.
 */
export function saidLater(answers: readonly Answered[], published_at: Date): SaidLater | null {
	const later = answers.filter(({ answered_at }) => answered_at >= published_at);
	const last = later
		.map(({ asked_on }) => asked_on)
		.sort()
		.at(-1);
	const round = later.filter(({ asked_on }) => asked_on === last);
	for (const answer of ['over', 'changed', 'holds'] as const) {
		const said = round.filter((one) => one.answer === answer).map(({ answered_at }) => answered_at);
		if (said.length > 0) return { answer, at: said.reduce((one, other) => (one > other ? one : other)) };
	}
	return null;
}
