import { judge, withOverrides, type CallRules, type Finding, type Overrides, type Verdict } from './judge.ts';
import type { Facts } from './facts.ts';
import type { Met } from './criterion.ts';

/** An application as it was judged when it was sent. */
export type Judged = { id: string; facts: Facts; verdict: Verdict };

/** How a changed rule would change one application: the verdicts before and after, and the conditions answered otherwise. */
export type Change = { id: string; before: Verdict; after: Verdict; differences: Difference[] };

/** A condition answered otherwise; `null` where only one version has it. */
export type Difference = { rule: string; before: Met | null; after: Met | null };

/** Which applications would have another outcome or priority under other rules. Nothing is changed; flags let pass stay so. */
export function replay(applications: readonly Judged[], rules: CallRules): Change[] {
	return applications.flatMap(({ id, facts, verdict: before }) => {
		const after = withOverrides(judge(rules, facts), overridesOf(before));
		if (after.outcome === before.outcome && after.priority === before.priority) return [];
		return [{ id, before, after, differences: compare(before.findings, after.findings) }];
	});
}

function overridesOf({ findings }: Verdict): Overrides {
	return Object.fromEntries(findings.flatMap(({ id, override }) => (override ? [[id, override]] : [])));
}

function compare(before: Finding[], after: Finding[]): Difference[] {
	const rules = [...new Set([...before, ...after].map(({ id }) => id))];
	const metIn = (findings: Finding[], rule: string): Finding | undefined => findings.find(({ id }) => id === rule);
	return rules.flatMap((rule) => {
		const [then, now] = [metIn(before, rule), metIn(after, rule)];
		const same = then?.met === now?.met && then?.severity === now?.severity;
		return same ? [] : [{ rule, before: then?.met ?? null, after: now?.met ?? null }];
	});
}
