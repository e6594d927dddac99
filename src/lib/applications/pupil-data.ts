/**
 * Pupils stay out of free texts (G-07). What looks like a pupil's particulars: a personal code, or „mokinys“, „mokinė“,
 * „pupil“ before a name. It is a hint for the writer, never a refusal.
 */
export const looksLikePupilData = (text: string): boolean =>
	/(?<!\d)[3-6]\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{4}(?!\d)/u.test(text) ||
	/(?<!\p{L})(mokin(ys|ė|io|ės|iui|ei)|pupil)\s+\p{Lu}\p{Ll}+\s+\p{Lu}\p{Ll}*/u.test(text);
