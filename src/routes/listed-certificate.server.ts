import type { Certificate } from '#credentials/server';

/** One line of a list of certificates. */
export const listed = (
	{ id, delivery_id, number, state, content, contact, consultation, independent, issued_on }: Certificate,
	about: string
) => ({ id, delivery_id, number, state, contact, consultation, independent, issued_on, name: content.name, about });
