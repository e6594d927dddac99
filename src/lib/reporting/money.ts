import type { Day } from '#platform';

/** Money is in whole cents of one currency: euro cents, or centai of the litas in which editions before 2015 reckoned. */
export type Currency = 'EUR' | 'LTL';

/** Lithuania took the euro on 1 January 2015; an edition keeps the money in which it began. */
export const currencyOf = (edition: { starts_on: Day }): Currency => (edition.starts_on < '2015-01-01' ? 'LTL' : 'EUR');

/** Ten-thousandths of a litas to a euro, as the Council fixed it (3.4528). */
const litas = 34_528;

/** Litas cents in euro cents, to the nearest cent, half up (Law on the adoption of the euro, whole amounts once). */
export const inEuroCents = (cents: number, currency: Currency): number =>
	currency === 'EUR' ? cents : Math.floor((cents * 20_000 + litas) / (2 * litas));

/** The most that one amount may be: twenty million, in cents. */
export const mostCents = 2_000_000_000;

export type MoneyFault = 'money_missing' | 'money_negative' | 'money_unclear' | 'money_ambiguous' | 'money_too_much';
export type ReadMoney = { ok: true; cents: number } | { ok: false; fault: MoneyFault };

/**
 * Understands money as people type it: „1 234,50“, „1234.5“, „1 234,50 €“, „12.000,00 Lt“. A comma and a point mean the same; whichever comes
 * last before one or two digits parts the cents. „1,234“ or „1.234“ could mean two things and is asked about, not guessed.
 */
export function readMoney(typed: string): ReadMoney {
	const bare = typed
		.replace(/(?:€|eur(?:\.|ų|ai|o|os)?|lt\.?|ltl|litai|litų)\s*$/iu, '')
		.replace(/[\s\u00a0\u202f]+/g, '')
		.replace(/^[−–-]/, '-');
	if (bare === '') return wrong('money_missing');
	if (/^-[\d.,]+$/.test(bare)) return wrong('money_negative');
	if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(bare)) return wrong('money_ambiguous');
	const found = /^(\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+)(?:([.,])(\d{1,2}))?$/.exec(bare);
	const [, whole = '', mark, cents = ''] = found ?? [];
	if (!found || (mark !== undefined && whole.includes(mark))) return wrong('money_unclear');
	const value = Number(whole.replace(/[.,]/g, '')) * 100 + Number(cents.padEnd(2, '0'));
	return value > mostCents ? wrong('money_too_much') : { ok: true, cents: value };
}

const wrong = (fault: MoneyFault): ReadMoney => ({ ok: false, fault });
