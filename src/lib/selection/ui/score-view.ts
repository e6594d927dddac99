import type { Choice } from '#lib/ui/types.ts';
import type { Raw } from '#programmes';

/** One criterion of a score sheet, in one language, with what stands there: the chosen level and, as `other`, the reason. */
export type CriterionView = {
	key: string;
	name: string;
	about: string;
	counted: boolean;
	longest: number;
	levels: Choice[];
	written: Raw;
	/** The mark of the state shown. */
	seen: string;
	at: string | null;
};
