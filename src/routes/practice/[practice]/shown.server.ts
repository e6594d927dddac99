import { practiceParts, practiceText, type Practice, type PracticeText } from '#practices';

/** What an example says, by its texts, without who wrote them. */
export const textsIn = (practice: Practice): Partial<Record<PracticeText, string>> =>
	Object.fromEntries(
		practiceParts.flatMap(({ texts }) => (Object.keys(texts) as PracticeText[]).map((key) => [key, practiceText(practice, key)]))
	);
