/** The addresses in letters whose last part lets whoever has it act for the addressee. */
const secretLinks =
	/(\/(?:sign-in\/link|invitation|contact|claim|profile\/email|municipality\/endorsement|certificates(?:\/name|\/download)?|offers|network\/duty|api\/calendar|letters)\/)[\w.~%-]+(?:\?\S*)?/g;

/** The addresses at which somebody answers: whoever has one may try to answer in their name. */
const replyAddresses = /\breply\+[a-z2-7]{16}\.[a-z2-7]{16}@/g;

/** A letter or an address without the secrets of such links: the addressee alone is meant to have them. */
export const withoutSecrets = (text: string): string => text.replace(secretLinks, '$1…').replace(replyAddresses, 'reply+…@');
