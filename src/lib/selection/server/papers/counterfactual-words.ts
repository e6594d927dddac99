import { inLocale, type Locale, type Text } from '#platform';
import type { Counterfactual, LevelChange } from '../../counterfactual.ts';
import type { FactChange } from '../../counterfactual-facts.ts';
import type { Criterion } from '../../scheme.ts';

/** What the sentence names: criteria of the scheme, topics and rules of the call. */
export type Named = { criteria: readonly Criterion[]; topics: ReadonlyMap<string, Text>; rules: ReadonlyMap<string, Text | null> };

/** What would have brought a place, as one sentence; that nothing would have is said too. */
export function counterfactualInWords(found: Counterfactual | null, named: Named, locale: Locale): string {
	if (found === null) return nothing[locale];
	if (found.changes.length === 0) return '';
	const parts = found.changes.map((change) => (change.kind === 'level' ? level(change, named, locale) : fact(change, named, locale)));
	const list = new Intl.ListFormat(locale === 'lt' ? 'lt-LT' : 'en-IE', { style: 'long', type: 'conjunction' }).format(parts);
	return locale === 'lt' ? `Vieta būtų buvusi skirta, jeigu ${list}.` : `There would have been a place if ${list}.`;
}

const nothing: Record<Locale, string> = {
	lt: 'Vietos nebūtų lėmę net aukščiausi paraiškos įvertinimai.',
	en: 'Not even the highest marks would have brought a place.'
};

function level({ criterion, points }: LevelChange, { criteria }: Named, locale: Locale): string {
	const found = criteria.find(({ key }) => key === criterion);
	const name = found ? inLocale(found.name, locale) : criterion;
	return locale === 'lt'
		? `visi vertintojai kriterijų „${name}“ būtų įvertinę ne mažiau kaip ${points} ${pointsLt(points)}`
		: `every reviewer had given ‘${name}’ at least ${points} ${points === 1 ? 'point' : 'points'}`;
}

/** Balu, balais: after „ne mažiau kaip … (kuo?)“. */
const pointsLt = (points: number): string =>
	new Intl.PluralRules('lt').select(points) === 'one' ? 'balu' : points % 10 === 0 || (points > 10 && points < 20) ? 'balų' : 'balais';

function fact(change: FactChange, { topics, rules }: Named, locale: Locale): string {
	const lt = locale === 'lt';
	if (change.kind === 'eligible')
		return lt ? 'paraiška būtų atitikusi privalomas kvietimo sąlygas' : 'the application had met the conditions that the call requires';
	if (change.kind === 'priority')
		return lt ? 'mokyklai būtų taikoma kvietime numatyta pirmenybė' : 'the school had the priority that the call gives';
	if (change.kind === 'topic') {
		const topic = topics.get(change.topic);
		const name = topic ? inLocale(topic, locale) : change.topic;
		return lt ? `būtų pasirinkta tema „${name}“` : `the topic ‘${name}’ had been chosen`;
	}
	const wording = rules.get(change.fact);
	const said = wording ? inLocale(wording, locale) : null;
	if (lt)
		return said
			? `būtų tenkinama sąlyga „${said}“, lemianti, kai balai vienodi`
			: 'būtų tenkinama kvietimo sąlyga, lemianti, kai balai vienodi';
	return said ? `‘${said}’, which decides between equals, had been true` : 'the condition that decides between equals had been met';
}
