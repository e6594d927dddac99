/** A new identity. Random, so that it tells nothing and can be made before anything is written. */
export const newId = (): string => crypto.randomUUID();

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text from an address or a form can be an identity at all: asked before the database is. */
export const isId = (text: unknown): text is string => typeof text === 'string' && pattern.test(text);
