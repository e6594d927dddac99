/** Why a name cannot be taken as it is typed. */
export type NameFault = 'name_missing' | 'name_too_long' | 'name_has_emoji' | 'name_has_signs';

/** The longest name that is kept, in characters (L-22). */
export const longestName = 150;

/**
 * A name as typed, made fit to keep: letters of any language, hyphens, apostrophes and points (L-18); invisible marks and
 * needless spaces go, capitals stay as the person writes them. A fault says what is in the way.
 */
export function readName(typed: string): { name: string } | { fault: NameFault } {
	if (typed.length > longestName * 20) return { fault: 'name_too_long' };
	const name = withoutInvisible(typed).normalize('NFC').replace(/\s+/gu, ' ').trim();
	if (name === '') return { fault: 'name_missing' };
	if ([...name].length > longestName) return { fault: 'name_too_long' };
	if (emoji.test(name)) return { fault: 'name_has_emoji' };
	if (!ofAName.test(name) || !/\p{L}/u.test(name)) return { fault: 'name_has_signs' };
	return { name };
}

/** The text without marks that cannot be seen: directions of writing, joints of no width, soft hyphens. */
export const withoutInvisible = (text: string): string => text.replace(invisible, '');

// As escapes, because nobody could review them otherwise.
const invisible = /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\ufe0f/u;
const ofAName = /^[\p{L}\p{M} .,'’ʼ`´\-‐‑–]+$/u;
