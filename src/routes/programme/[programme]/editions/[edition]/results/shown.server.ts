import { m } from '#lib/messages/messages.js';
import { amountOf, nameOf, standingKinds, standingWords } from '#lib/reporting/ui/indicator-words.ts';
import { inLocale, type Locale } from '#platform';
import { definitions } from '#reporting';
import type { EditionResults, Figure } from '#reporting/server';

export const editionHead = ({ slug, name, starts_on, ends_on }: EditionResults['edition'], locale: Locale) => ({
	...{ slug, starts_on, ends_on },
	name: inLocale(name, locale)
});

/** A figure in words and numbers as they are shown; what is drawn is in hours, not in quarters. */
export function figureShown({ indicator, target, actual, share, standing, owner, months }: Figure) {
	const unit = definitions[indicator].quarters ? 4 : 1;
	const [shownActual, shownTarget] = [amountOf(indicator, actual), target === null ? null : amountOf(indicator, target)];
	return {
		...{ indicator, share, owner: owner?.name ?? null },
		name: nameOf(indicator),
		actual: shownActual,
		target: shownTarget,
		standing: standingWords[standing](),
		kind: standingKinds[standing],
		said:
			shownTarget === null
				? m.results_said({ name: nameOf(indicator), actual: shownActual })
				: m.results_said_of({ name: nameOf(indicator), actual: shownActual, target: shownTarget }),
		drawn: {
			target: target === null ? null : target / unit,
			months: months.map(({ month, reached }) => ({ month, reached: reached / unit }))
		}
	};
}
