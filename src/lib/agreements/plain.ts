/** A line as typed, made fit to keep: no signs of control or of direction, runs of spaces are one. */
export const line = (text: string): string => prose(text).replace(/\s+/g, ' ').trim();

/** The same for several lines. */
export const prose = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').replace(unfit, '').normalize('NFC').trim();

/** Whether two names are the same, without case and order of words: registers write surnames first, in capitals. */
export const sameName = (one: string, other: string): boolean => folded(one) === folded(other);

const folded = (name: string): string => name.normalize('NFC').toLocaleLowerCase('lt').split(/\s+/).filter(Boolean).toSorted().join(' ');

// As escapes, because nobody could review them otherwise.
const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufeff]/g;
