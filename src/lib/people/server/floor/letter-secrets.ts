/** The addresses in letters whose last part lets whoever has it act for the addressee. */
const secretLinks = /(\/(?:sign-in\/link|invitation|contact|claim|municipality\/endorsement)\/)[\w.~-]+(?:\?\S*)?/g;

/** A letter's text without the secrets of its links: the addressee alone is meant to have them. */
export const withoutSecrets = (body: string): string => body.replace(secretLinks, '$1…');
