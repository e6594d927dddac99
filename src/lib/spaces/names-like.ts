/** So many are told back to whoever is typing a name. */
export const mostNames = 8;

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

/**
 * Of some people those whose name, or a later word of it, begins with what was typed – with or without diacritics and capitals. Whose whole name begins
 * with it stand first; otherwise they stay in the order in which they came. Nothing typed: everybody.
 */
export function namesLike<Person extends { name: string }>(people: readonly Person[], typed: string): Person[] {
	const sought = folded(typed);
	const place = ({ name }: Person): number => {
		const said = folded(name);
		return said.startsWith(sought) ? 0 : said.includes(` ${sought}`) || said.includes(`-${sought}`) ? 1 : 2;
	};
	return [0, 1].flatMap((wanted) => people.filter((person) => place(person) === wanted));
}
