/** Kept only to ask each time whether it has changed: what was withdrawn is gone with the next request, in every cache (decision 0275). */
export const askEachTime = 'public, max-age=0, must-revalidate';

/**
 * How a page that everybody reads alike is kept: by browsers and by a server in front of ours only to ask each time whether it has
 * changed (it has a mark, so that the answer is a 304). Whoever is signed in gets their own page.
 */
export const publicCache = (session: unknown): Record<string, string> => (session ? {} : { 'cache-control': askEachTime, vary: 'cookie' });
