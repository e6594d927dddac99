import type { Inputs, Vote } from './inputs.ts';
import { weightOf } from './ranking.ts';

/** How far reviewers of one application are apart, in points of the weighted scale. */
export type ApplicationSpread = {
	application: string;
	reviews: number;
	mean: number;
	/** The mean as it would be if each reviewer judged as their colleagues do: severity is taken out of it. */
	adjusted: number | null;
	range: number | null;
	deviation: number | null;
};

/** How much lower (−) or higher (+) a reviewer judges than colleagues do the same applications. */
export type Severity = { reviewer: string; reviews: number; shared: number; severity: number | null };

/** `sample`: applications that several have judged; below the scheme's minimum nothing is concluded. */
export type Spread = { sample: number; applications: ApplicationSpread[]; reviewers: Severity[] };

/**
 * Shows beside the raw scores how far reviewers agree. Until there are `minimum` applications that several have judged,
 * there is neither a spread nor anybody's severity; a reviewer has none either who shares fewer with colleagues. For eyes
 * only: nothing of it enters the ranking.
 */
export function spreadOf(inputs: Inputs, minimum: number): Spread {
	const scored = scoresOf(inputs);
	const together = groupBy(scored, ({ application }) => application);
	const sample = [...together.values()].filter((scores) => scores.length > 1).length;
	const reviewers = [...groupBy(scored, ({ reviewer }) => reviewer)].map(([reviewer, own]) => severityOf(reviewer, own, together, minimum));
	const lenient = new Map(reviewers.map(({ reviewer, severity }) => [reviewer, severity ?? 0]));
	const applications = [...together].map(([application, scores]) => spreadIn(application, scores, sample >= minimum, lenient));
	return { sample, applications, reviewers };
}

type Score = { application: string; reviewer: string; score: number };

function scoresOf({ scheme, votes }: Inputs): Score[] {
	const counted = scheme.criteria.filter((criterion) => criterion.counted);
	const weight = weightOf(scheme);
	const scoreOf = ({ points }: Vote) =>
		counted.reduce((sum, criterion) => sum + criterion.weight * (points[criterion.key] ?? 0), 0) / weight;
	return votes.map((vote) => ({ application: vote.application, reviewer: vote.reviewer, score: scoreOf(vote) }));
}

function severityOf(reviewer: string, own: Score[], together: Map<string, Score[]>, minimum: number): Severity {
	const differences = own.flatMap(({ application, score }) => {
		const others = (together.get(application) ?? []).filter((other) => other.reviewer !== reviewer);
		return others.length === 0 ? [] : [score - mean(others.map((other) => other.score))];
	});
	const shared = differences.length;
	return { reviewer, reviews: own.length, shared, severity: shared < minimum ? null : mean(differences) };
}

function spreadIn(application: string, scores: Score[], enough: boolean, lenient: Map<string, number>): ApplicationSpread {
	const raw = scores.map(({ score }) => score);
	const base = { application, reviews: raw.length, mean: mean(raw) };
	if (!enough) return { ...base, adjusted: null, range: null, deviation: null };
	const adjusted = mean(scores.map(({ score, reviewer }) => score - (lenient.get(reviewer) ?? 0)));
	if (raw.length < 2) return { ...base, adjusted, range: null, deviation: null };
	return { ...base, adjusted, range: Math.max(...raw) - Math.min(...raw), deviation: deviation(raw) };
}

const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** The sample's standard deviation. */
function deviation(numbers: readonly number[]): number {
	const middle = mean(numbers);
	return Math.sqrt(numbers.reduce((sum, one) => sum + (one - middle) ** 2, 0) / (numbers.length - 1));
}

function groupBy<Item>(items: readonly Item[], key: (item: Item) => string): Map<string, Item[]> {
	const groups = new Map<string, Item[]>();
	for (const item of items) {
		const group = groups.get(key(item));
		if (group) group.push(item);
		else groups.set(key(item), [item]);
	}
	return groups;
}
