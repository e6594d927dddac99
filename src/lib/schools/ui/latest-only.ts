/**
 * Asks a fifth of a second after the last key, and answers only the latest question: an answer that comes late is
 * undefined, so that the words of a moment ago do not replace those of now. A lost connection is no answer either.
 */
export function latestOnly<Answer>(ask: (words: string) => Promise<Answer>, wait = 200): (words: string) => Promise<Answer | undefined> {
	let latest = 0;
	return async (words) => {
		const mine = (latest += 1);
		await new Promise((resolve) => setTimeout(resolve, wait));
		if (mine !== latest) return undefined;
		try {
			const answer = await ask(words);
			return mine === latest ? answer : undefined;
		} catch {
			return undefined;
		}
	};
}
