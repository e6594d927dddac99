type Values = Record<string, string | number>;
type Sentence = (values: Values, options: { locale: 'en' }) => string;

/** The sentence of a refusal or a fault, as the pages say it, for the person at the terminal; the bare name when there is none. */
export async function sentenceFor(prefixes: string[], name: string, values: Values = {}): Promise<string> {
	const { m } = (await import('#lib/messages/messages.js')) as unknown as { m: Record<string, Sentence | undefined> };
	const sentence = [name, ...prefixes.map((prefix) => `${prefix}_${name}`)].map((key) => m[key]).find((found) => found !== undefined);
	return sentence ? sentence(values, { locale: 'en' }) : `${name.replaceAll('_', ' ')}.`;
}
