/** The addresses in letters whose last part lets whoever has it act for the addressee. */
const secretLinks =
	/(\/(?:sign-in\/link|invitation|contact|claim|profile\/email|municipality\/endorsement|certificates(?:\/name|\/download)?|offers|network\/duty|api\/calendar)\/)[\w.~%-]+(?:\?\S*)?/g;

/** A letter or an address without the secrets of such links: the addressee alone is meant to have them. */
export const withoutSecrets = (text: string): string => text.replace(secretLinks, '$1…');
