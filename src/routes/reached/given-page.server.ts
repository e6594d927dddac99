import { randomBytes } from 'node:crypto';

/**
 * What the pages behind a given address say of themselves: no machine keeps them, no search engine lists them, and no address leaves them.
 * (`no-referrer` would keep the browser from saying where its own form comes from, and the form would be refused.)
 */
export const givenPage = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex, nofollow', 'referrer-policy': 'strict-origin' };

/** The secret by which whoever fills in the form takes it back: made with the page, so that the form sent twice is one. */
export const newWithdrawal = (): string => randomBytes(16).toString('base64url');
