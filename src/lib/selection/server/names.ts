import { hash } from 'node:crypto';

/**
 * The name under which an application stands in the selection file: the first 16 digits of the SHA-256 of `SALT:REFERENCE`.
 * Nobody without the salt of the round can tell whose it is; a school finds its own in its letter.
 */
export const nameOf = (salt: string, reference: string): string => sha256(`${salt}:${reference}`).slice(0, 16);

/** The lot of an application: the SHA-256 of `SEED:NAME`, as a text in lower-case hexadecimal; the smaller comes first. */
export const lotOf = (seed: string, name: string): string => sha256(`${seed}:${name}`);

const sha256 = (text: string): string => hash('sha256', text);
