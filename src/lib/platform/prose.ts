// Marks of control and of direction: nobody means them, and the database cannot keep some. As escapes, because nobody could review them otherwise.
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A text as typed, made fit to keep: no signs of control, no turns of the direction of writing, no halves of signs, one
 * way of ending lines. Everything else stays as the person wrote it.
 */
export const fit = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').replace(unfit, '').normalize('NFC');

/** A text of several lines that is fit to keep, without its edges. */
export const prose = (text: string): string => fit(text).trim();

/** The same for a line: the end of a line is a space, runs of spaces are one. */
export const line = (text: string): string => fit(text).replace(/\s+/g, ' ').trim();
