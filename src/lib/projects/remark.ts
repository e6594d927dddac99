/** What becomes of a remark on a plan: it is taken, in part, or not; in each case with words. */
export const remarkAnswers = ['taken', 'taken_in_part', 'not_taken'] as const;
export type RemarkAnswer = (typeof remarkAnswers)[number];
export const isRemarkAnswer = (text: string): text is RemarkAnswer => (remarkAnswers as readonly string[]).includes(text);

/** How an answer may begin in a letter, in both languages. „Iš dalies“ stands first: it also says yes and no. */
const beginnings: [RemarkAnswer, RegExp][] = [
	[
		'taken_in_part',
		/^(?:(?:atsižvelgta|atsižvelgiame|atsižvelgėme|priimta|priimame|sutinkame|taken|accepted|agreed)\s+)?(?:iš\s+dalies|dalinai|partly|partially|in\s+part)/iu
	],
	[
		'not_taken',
		/^(?:ne(?![\p{L}])|neatsižvelg\p{L}*|nepriim\p{L}*|nesutink\p{L}*|not\s+(?:taken|accepted)|not(?![\p{L}])|no(?![\p{L}])|declined|rejected)/iu
	],
	[
		'taken',
		/^(?:taip|atsižvelg\p{L}*|priim\p{L}*|sutink\p{L}*|pataisy\p{L}*|ištaisy\p{L}*|padaryta|taken|accepted|agreed|yes|done|ok)(?![\p{L}])/iu
	]
];

/** Understands a letter that answers a remark: its first words say what becomes of it, the rest why. Nothing when they do not say it. */
export function readRemarkAnswer(text: string): { answer: RemarkAnswer; words: string } | null {
	const written = text.trim();
	const found = beginnings.find(([, begins]) => begins.test(written));
	if (!found) return null;
	const [answer, begins] = found;
	const rest = written.replace(begins, '').replace(/^[\s.,:;!–—-]+/u, '');
	return { answer, words: rest === '' ? '' : rest.slice(0, 1).toUpperCase() + rest.slice(1) };
}
