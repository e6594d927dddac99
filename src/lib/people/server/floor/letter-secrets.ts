import { siteAddress } from '../site.ts';

/** The addresses in letters whose last part lets whoever has it act for the addressee. */
const secretLinks =
	/(\/(?:sign-in\/link|invitation|contact|claim|profile\/email|municipality\/endorsement|certificates(?:\/name|\/download)?|offers|network\/duty|api\/calendar|letters|consents|proofs|check-ups|commitments)\/)[\w.~%-]+(?:\?\S*)?/g;

/** The addresses at which somebody answers: whoever has one may try to answer in their name. */
const replyAddresses = /\breply\+[a-z2-7]{16}\.[a-z2-7]{16}@/g;

/** Pages for whoever was given their address: that of a project for all teachers of its school, and that on which they agree to be named. */
const givenPages = /(\/(?:staff|reached(?:\/withdrawal)?)\/)[\w-]{22}(?![\w-])/g;

/** A letter or an address without the secrets of such links: the addressee alone is meant to have them. */
export const withoutSecrets = (text: string): string =>
	text.replace(secretLinks, '$1…').replace(givenPages, '$1…').replace(replyAddresses, 'reply+…@');

/** A token of `signedLink`, with the address that it stands in, also where a mail program has broken it at one of its points. */
const signedTokens = /(?:https?:\/\/[^\s<>]{0,200}[/=])?[\w-]{4,200}\s?\.\s?[0-9a-z]{5,8}\s?\.\s?[\w-]{43}(?:\?[^\s<>]{0,200})?/g;
/** An address that `replyAddress` made, also in capitals, with encoded signs, broken at its point, or without its end. */
const writtenReplyAddresses =
	/(?:mailto:)?\breply(?:\+|%2b)[a-z2-7]{16}(?:\s?(?:\.|%2e)\s?[a-z2-7]{1,16})?(?:(?:@|%40)[\w.-]{1,200})?(?:\?[^\s<>]{0,300})?/gi;

/**
 * What somebody wrote in a letter, without the addresses by which they alone may act: where a quotation of ours is not
 * recognised, they stand in it, and what is posted is read by others.
 */
export const withoutTraces = (text: string): string =>
	text.replace(signedTokens, '…').replace(secretLinksOfOurs(), '…').replace(writtenReplyAddresses, '…');

/** The addresses of other sites are theirs, however they look. */
const secretLinksOfOurs = (): RegExp => {
	const origin = new URL(siteAddress('/', 'lt')).origin.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return new RegExp(`${origin}(?:/\\w+)?${secretLinks.source}`, 'g');
};
