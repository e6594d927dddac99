import type { CriterionName, Rule } from './criteria.ts';
import type { Terms } from './criterion.ts';
import { explainers, type Explained } from './explainers.ts';
import type { Finding } from './judge.ts';
import type { Sentence } from './sentence.ts';

/** Tells a condition of a call in plain words. They follow the parameters, so they are true after every change. */
export function sayRule(rule: Rule, terms: Pick<Terms, 'categories_on' | 'pupils_as_of'>): Sentence {
	const { variant, values } = explainerOf(rule.criterion).rule(rule.params, terms);
	return { key: `rule_${keyOf(rule.criterion, variant)}`, values };
}

/** Tells how a condition was answered: what is met, what is missing, or what is not known. */
export function sayFinding(finding: Finding): Sentence {
	const { variant, values } = explainerOf(finding.criterion).finding(finding.met, finding.seen, finding.params);
	return { key: `finding_${keyOf(finding.criterion, variant)}`, values };
}

/** The name of a criterion, of a parameter, of a severity: their keys in `messages/`. */
export const criterionKey = (criterion: CriterionName): string => `criterion_${criterion}`;
export const parameterKey = (parameter: string): string => `parameter_${parameter}`;
export const severityKey = (severity: Rule['severity']): string => `severity_${severity}`;

const keyOf = (criterion: CriterionName, variant: string): string => (variant === '' ? criterion : `${criterion}_${variant}`);

type AnyExplainer = {
	rule: (params: unknown, terms: Pick<Terms, 'categories_on' | 'pupils_as_of'>) => Explained;
	finding: (met: Finding['met'], seen: Finding['seen'], params: unknown) => Explained;
};
const explainerOf = (criterion: CriterionName): AnyExplainer => explainers[criterion] as unknown as AnyExplainer;
