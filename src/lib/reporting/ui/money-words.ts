import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';
import { euros, number } from '#lib/ui';
import { inEuroCents, type Currency } from '../money.ts';

/** „1 234,50 €“, „1 234,50 Lt“. */
export const moneyOf = (cents: number, currency: Currency): string =>
	currency === 'EUR' ? euros(cents) : `${number(cents / 100, getLocale(), 2)}\u00a0Lt`;

/** The same for programs: 1234,50 with the comma of the language (L-16). */
export const plainMoney = (cents: number): string => (cents / 100).toFixed(2).replace('.', getLocale() === 'lt' ? ',' : '.');

/** What litas are in euro, at the fixed rate; nothing where it is euro already. */
export const inEuro = (cents: number, currency: Currency): string | null =>
	currency === 'EUR' ? null : euros(inEuroCents(cents, currency));

export const sourceWords = {
	ministry: m.call_funding_ministry,
	school: m.call_funding_school,
	municipality: m.call_funding_municipality,
	international_project: m.call_funding_international_project,
	structural_funds: m.call_funding_structural_funds
};
export const overrunWords = { refuse: m.budget_overrun_refuse, flag: m.budget_overrun_flag };
export const entryWords = { commitment: m.budget_kind_commitment, spending: m.budget_kind_spending };
