import { m } from '#lib/messages/messages.js';
import type { Locale } from '#platform';
import type { Change, Difference, Finding, Names, Rule, Terms } from '#programmes';
import { findingInWords, ruleInWords } from '#lib/programmes/ui/say.ts';

/** Why one application would be judged otherwise: the conditions answered otherwise, new or gone, that make the difference. */
export function differencesInWords(
	{ before, after, differences }: Change,
	{ terms, names, locale }: { terms: Terms; names: Names; locale: Locale }
): string[] {
	const ruleOf = (finding: Finding) => ruleInWords({ ...finding, wording: null } as unknown as Rule, terms, names, locale).text;
	const byPriority = before.priority !== after.priority;
	return differences
		.filter((difference) => byPriority || !isMetThroughout(difference))
		.flatMap((difference) => {
			const [then, now] = [before, after].map(({ findings }) => findings.find(({ id }) => id === difference.rule));
			if (now && !then) return [m.application_centre_preview_added({ text: findingInWords(now, names, locale) }, { locale })];
			if (then && !now) return [m.application_centre_preview_removed({ text: ruleOf(then) }, { locale })];
			return now ? [findingInWords(now, names, locale)] : [];
		});
}

/** A condition that was met, or was not there, and is met or gone now changes nothing for the school. */
const isMetThroughout = ({ before, after }: Difference): boolean =>
	(before === true || before === null) && (after === true || after === null);
