import { m } from '#lib/messages/messages.js';
import { getLocale } from '#lib/messages/runtime.js';
import { href, number } from '#lib/ui';
import { inLocale } from '#platform';
import { definitions, type Indicator } from '../indicator.ts';
import type { Standing } from '../progress.ts';

export const nameOf = (indicator: Indicator): string => inLocale(definitions[indicator].name, getLocale());

/** An amount of an indicator as people read it; for programs (`grouped` false) without spaces. Hours are kept in quarters. */
export function amountOf(indicator: Indicator, amount: number, grouped = true): string {
	const value = definitions[indicator].quarters ? amount / 4 : amount;
	if (grouped) return number(value);
	return getLocale() === 'lt' ? String(value).replace('.', ',') : String(value);
}

export const standingWords: Record<Standing, () => string> = {
	met: m.results_standing_met,
	on_the_way: m.results_standing_on_the_way,
	missed: m.results_standing_missed,
	nothing_set: m.results_standing_nothing_set,
	set_to_zero: m.results_standing_set_to_zero
};
export const standingKinds = {
	met: 'good',
	on_the_way: 'information',
	missed: 'attention',
	nothing_set: 'plain',
	set_to_zero: 'attention'
} as const;

type RecordRef = { kind: string; key: string };

/** Where a record is looked at; nothing where it has no page of its own. */
export function recordHref({ kind, key }: RecordRef): string | null {
	if (kind === 'training' || kind === 'project' || kind === 'network') return href(`/${kind}/${key}`);
	if (kind === 'practice') return href(`/practices/${key}`);
	return kind === 'certificate' ? href(`/certificates/${key}`) : null;
}
