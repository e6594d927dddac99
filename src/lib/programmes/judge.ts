import { criteria as allCriteria, type Criteria, type CriterionName, type Rule, type Severity } from './criteria.ts';
import type { Answer, Criterion, Met, Seen, Terms } from './criterion.ts';
import type { Facts } from './facts.ts';

/** What is judged by: the conditions of a call and what else the call says. */
export type CallRules = Terms & { criteria: Rule[] };

/** One condition's answer. It is stored, so it carries what it was judged by and on what it looked. */
export type Finding<C extends CriterionName = CriterionName> = {
	[K in C]: Pick<Rule<K>, 'id' | 'criterion' | 'params' | 'severity' | 'clause'> & {
		met: Met;
		/** The values looked at, for the sentence that tells the school. */
		seen: Seen;
		/** The members of the team whom it concerns. */
		members: string[];
		/** A flag that an officer has let pass. */
		override?: { reason: string };
	};
}[C];

/** `yes` – eligible; `no` – an indispensable condition is not met; `review` – somebody has to look. */
export type Verdict = { outcome: 'yes' | 'no' | 'review'; priority: boolean; findings: Finding[] };

/**
 * Judges a school by a call's conditions. Each condition is answered, even after another has failed; nothing is added up,
 * so that no strength buys off a „must“. The same rules and facts give the same verdict for ever.
 */
export function judge(rules: CallRules, facts: Facts, criteria: Criteria = allCriteria): Verdict {
	const findings = rules.criteria.map((rule) => findingOf(rule, answer(rule, facts, rules, criteria)));
	return pronounce(findings);
}

/** The verdict that findings amount to. */
export function pronounce(findings: Finding[]): Verdict {
	const outcome = findings.some(refuses) ? 'no' : findings.some(asksForALook) ? 'review' : 'yes';
	return { outcome, priority: findings.some(givesPriority), findings };
}

/** Whether the school may send what is judged so: an unmet „must“ stops it, unless the call takes such applications too. */
export const maySend = (verdict: Verdict, whileUnmet: 'blocked' | 'allowed'): boolean =>
	verdict.outcome !== 'no' || whileUnmet === 'allowed';

/** Reasons with which an officer lets flags pass, by the name of the rule. */
export type Overrides = Record<string, { reason: string }>;

/** Lets flags pass for the reasons given. A „must“ is never overridden: its facts or its rule have to change. */
export function withOverrides(verdict: Verdict, overrides: Overrides): Verdict {
	return pronounce(
		verdict.findings.map((finding) => {
			const { override: _, ...bare } = finding;
			const given = Object.hasOwn(overrides, finding.id) ? overrides[finding.id] : undefined;
			return given && mayOverride(bare as Finding) ? { ...(bare as Finding), override: { reason: given.reason } } : (bare as Finding);
		})
	);
}

/** Only a flag that stands can be let pass. */
export const mayOverride = ({ severity, met }: { severity: Severity; met: Met }): boolean => severity === 'flag' && met !== true;

const refuses = ({ severity, met }: Finding): boolean => severity === 'refuse' && met === false;

const asksForALook = ({ severity, met, override }: Finding): boolean =>
	(severity === 'refuse' || severity === 'flag') && met !== true && override === undefined;

const givesPriority = ({ severity, met }: Finding): boolean => severity === 'priority' && met === true;

function answer<C extends CriterionName>(rule: Rule<C>, facts: Facts, terms: Terms, criteria: Criteria): Answer {
	const criterion = criteria[rule.criterion] as unknown as Criterion<unknown>;
	return criterion.answer(facts, rule.params, terms);
}

function findingOf(rule: Rule, { met, seen, members }: Answer): Finding {
	const { id, criterion, params, severity, clause } = rule;
	return { id, criterion, params, severity, clause, met, seen, members } as Finding;
}
