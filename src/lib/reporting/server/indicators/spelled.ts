import { inLocale, type Locale, type Outcome } from '#platform';
import type { Context } from '#platform/server';
import { definitions } from '../../indicator.ts';
import { readIndicators, type Figure } from './read-indicators.ts';

/** A figure in words for whoever prints it: what it is, how much, and how it was counted. */
export type SpelledFigure = { key: string; name: string; value: string; source: string };

/** The indicators of an edition as they are printed in a language, reckoned now: those with a target, and those of which there is something. By an officer. */
export async function spellIndicators(
	context: Context,
	{ edition_id, locale }: { edition_id: string; locale: Locale }
): Promise<Outcome<SpelledFigure[], 'not_found'>> {
	const found = await readIndicators(context, { edition_id });
	if (!found.ok) return found;
	const { aimed, beside } = found.value;
	return { ...found, value: [...aimed, ...beside].map((figure) => spelled(figure, locale)) };
}

function spelled({ indicator, actual }: Figure, locale: Locale): SpelledFigure {
	const { name, counted, quarters } = definitions[indicator];
	const value = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(quarters ? actual / 4 : actual);
	return { key: indicator, name: inLocale(name, locale), value, source: inLocale(counted, locale) };
}
