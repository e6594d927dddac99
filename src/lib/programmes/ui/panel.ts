import { m } from '#lib/messages/messages.js';
import type { Finding as Line, FindingState } from '#lib/ui/types.ts';
import type { Locale } from '#platform';
import type { Finding, Names, Rule, Terms, Verdict } from '#programmes';
import { findingInWords, ruleInWords } from './say.ts';

/** A verdict as the panel „Ar galime dalyvauti?“ shows it. */
export type Panel = { outcome: { state: Verdict['outcome']; text: string }; findings: Line[] };

type Surroundings = { terms: Pick<Terms, 'categories_on' | 'pupils_as_of'>; names: Names; locale: Locale };

/** Puts a verdict into words: what is missing first, then what somebody looks at, then what is met; priority apart at the end. */
export function panelOf(verdict: Verdict, surroundings: Surroundings): Panel {
	const words = { yes: m.programme_verdict_yes, no: m.programme_verdict_no, review: m.programme_verdict_review };
	const lines = verdict.findings.flatMap((finding) => lineOf(finding, surroundings));
	return {
		outcome: { state: verdict.outcome, text: words[verdict.outcome]({}, { locale: surroundings.locale }) },
		findings: lines.sort((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
	};
}

const order: FindingState[] = ['missing', 'look', 'met', 'priority'];

/** One finding as a line with its „why“ and clause. Priority that is not given is not a lack, so it is not shown. */
export function lineOf(finding: Finding, { terms, names, locale }: Surroundings): Line[] {
	const state = stateOf(finding);
	if (state === null) return [];
	const rule = ruleInWords({ ...finding, wording: null } as unknown as Rule, terms, names, locale);
	const clause = rule.clause && m.programme_rule_clause({ clause: rule.clause }, { locale });
	return [{ state, text: findingInWords(finding, names, locale), why: rule.text, ...(clause && { clause }) }];
}

function stateOf({ severity, met, override }: Finding): FindingState | null {
	if (severity === 'priority') return met === true ? 'priority' : null;
	if (severity === 'tie_break') return null;
	if (met === true || override) return 'met';
	return severity === 'refuse' && met === false ? 'missing' : 'look';
}
