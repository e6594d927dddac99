import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';
import { inHours } from '#delivery';
import type { StatementState } from '../statement.ts';

/** Academic hours as a number of the reader's language: 4,5. */
export const hoursOf = (quarters: number): string =>
	new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 2 }).format(inHours(quarters));

export const stateWords: Record<StatementState, () => string> = {
	waiting: m.statement_state_waiting,
	approved: m.statement_state_approved,
	withdrawn: m.statement_state_withdrawn
};

export const stateKinds = { waiting: 'attention', approved: 'good', withdrawn: 'plain' } as const;
