import type { Locale } from '#platform';

/** A score as people read it, to the hundredth: „3,25“. What decides is the exact quotient, never this. */
export function scoreInWords({ points, out_of }: { points: number; out_of: number }, locale: Locale): string {
	const text = (points / out_of).toFixed(2);
	return locale === 'lt' ? text.replace('.', ',') : text;
}
