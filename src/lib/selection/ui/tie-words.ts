import { m } from '#lib/messages/messages.js';
import type { TieBreak } from '#selection';

/** What put an application before the next one of the same score. */
export const tieInWords = ({ by }: TieBreak): string =>
	by === 'priority' ? m.deciding_tie_priority() : by === 'fact' ? m.deciding_tie_fact() : m.deciding_tie_lots();
