import type { Advice, When } from './asked.ts';
import type { Sum } from './results.ts';

/** What the results of a survey advise its readers, in the order of the form; what holds `otherwise` only where nothing else does. */
export function adviceFor(advice: readonly Advice[], sums: readonly Sum[]): Advice[] {
	const given = advice.filter(({ when }) => holds(when, sums));
	return given.length > 0 ? given : advice.filter(({ when }) => when.kind === 'otherwise');
}

function holds(when: When, sums: readonly Sum[]): boolean {
	if (when.kind === 'otherwise') return false;
	const sum = sums.find(({ question }) => question.key === when.question);
	if (!sum || sum.hidden) return false;
	if (when.kind === 'mean_below') return sum.mean !== null && sum.mean < when.value;
	const chosen = sum.counts.find(({ value }) => value === when.choice)?.count ?? 0;
	return chosen * 100 >= when.percent * sum.answered;
}
