import { m } from '#lib/messages/messages.js';
import type { DatePattern } from '#programmes';

/** What a pattern of days is called (M-11). */
export const patternWords: Record<DatePattern, () => string> = {
	A: m.training_pattern_a,
	B: m.training_pattern_b,
	C: m.training_pattern_c
};
