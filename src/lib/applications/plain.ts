/**
 * A text as typed, made fit to keep: no signs of control, no turns of the direction of writing, no halves of signs, one
 * way of ending lines. Everything else stays as the person wrote it.
 */
export const prose = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').replace(unfit, '').normalize('NFC');

/** The same for a line: without ends of lines, runs of spaces are one. */
export const line = (text: string): string => prose(text).replace(/\s+/g, ' ').trim();

// As escapes, because nobody could review them otherwise.
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Pupils stay out of free texts (G-07). What looks like a pupil's particulars: a personal code, or „mokinys“, „mokinė“,
 * „pupil“ before a name. It is a hint for the writer, never a refusal.
 */
export const looksLikePupilData = (text: string): boolean =>
	/(?<!\d)[3-6]\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{4}(?!\d)/u.test(text) ||
	/(?<!\p{L})(mokin(ys|ė|io|ės|iui|ei)|pupil)\s+\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}*/u.test(text);
