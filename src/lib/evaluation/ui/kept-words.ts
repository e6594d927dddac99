/**
 * The words by which somebody's sheets about one training find one another, in the browser of who answers. They never leave it:
 * what goes with a sheet is their print. A device may have several people: each has words of their own in it.
 */
type Kept = { words: string; surveys: string[] };
const keyOf = (delivery: string): string => `kartu-words-${delivery}`;

function keptIn(delivery: string): Kept[] {
	try {
		return JSON.parse(localStorage.getItem(keyOf(delivery)) ?? '[]') as Kept[];
	} catch {
		return [];
	}
}

/** The words to offer: those that lie here, where they are one person's who has not answered this survey yet; else new ones. */
export async function wordsFor(delivery: string, survey: string): Promise<{ words: string; kept: boolean }> {
	const waiting = keptIn(delivery).filter(({ surveys }) => !surveys.includes(survey));
	if (waiting.length === 1 && waiting[0]) return { words: waiting[0].words, kept: true };
	const { newWords } = await import('../matching/mark.ts');
	return { words: newWords(), kept: false };
}

/** The print of words as they were typed; none where the field is empty, and `wrong` where they are no words of ours. */
export async function printOf(typed: string, delivery: string | null): Promise<{ mark: string | null; wrong: boolean }> {
	if (!delivery || typed.trim() === '') return { mark: null, wrong: false };
	const { markOf, readWords } = await import('../matching/mark.ts');
	const read = readWords(typed);
	return read === null ? { mark: null, wrong: true } : { mark: await markOf(read, delivery), wrong: false };
}

/** Keeps words with which a sheet went, for the next survey of the training. */
export function keepWords(delivery: string, survey: string, words: string): void {
	const others = keptIn(delivery).filter((one) => one.words !== words);
	const surveys = keptIn(delivery).find((one) => one.words === words)?.surveys ?? [];
	localStorage.setItem(keyOf(delivery), JSON.stringify([...others, { words, surveys: [...surveys, survey] }]));
}
