/** Somebody who can be mentioned. */
export type Mentionable = { person_id: string; name: string };

/** Who is mentioned in a text, and what looks like a mention but names nobody who may read it. */
export type Mentions = { found: Mentionable[]; unknown: string[] };

/** No text mentions more people: whom everybody is told of, nobody hears. */
export const mostMentions = 20;
/** So many signs are looked into: beyond them a text mentions nobody. */
const mostSigns = 100;

/**
 * The people whom a text mentions as `@Vardas Pavardė`, each once, with capitals or without. An address of mail mentions nobody. Of two
 * people whose names begin alike the longer name counts; of two with the same name both. What follows an @ and names none of them is
 * told back as it was written: up to three words with capitals.
 */
export function mentionsIn(text: string, people: readonly Mentionable[]): Mentions {
	const named = byName(people);
	const found = new Map<string, Mentionable>();
	const unknown = new Set<string>();
	for (const { index } of [...text.matchAll(/(?<![\p{L}\p{N}._%+-])@(?=\p{L})/gu)].slice(0, mostSigns)) {
		const rest = text.slice(index + 1, index + 161);
		const small = rest.toLowerCase();
		const who = named.find(({ name }) => beginsWith(small, name))?.people ?? [];
		if (who.length === 0) {
			const said = /^\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+){0,2}/u.exec(rest)?.[0];
			if (said !== undefined && unknown.size < mostMentions) unknown.add(said);
		}
		for (const one of who) if (found.size < mostMentions) found.set(one.person_id, one);
	}
	return { found: [...found.values()], unknown: [...unknown] };
}

/** Everybody of a name under it in small letters, the longest name first. */
function byName(people: readonly Mentionable[]): { name: string; people: Mentionable[] }[] {
	const named = Map.groupBy(people, ({ name }) => name.toLowerCase());
	return [...named].map(([name, those]) => ({ name, people: those })).sort((one, other) => other.name.length - one.name.length);
}

const beginsWith = (text: string, name: string): boolean => text.startsWith(name) && !/^[\p{L}\p{N}]/u.test(text.slice(name.length));
