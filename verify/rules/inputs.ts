import type { Difference, DifferenceKey } from '../difference.ts';
import type { Application, Parts, Rules, Vote } from '../file/parts.ts';

type Given = Pick<Parts, 'header' | 'rules' | 'applications' | 'votes'>;

/** Where one of these is found, nothing can be recomputed. */
const hopeless: DifferenceKey[] = [
	'criterion_twice',
	'no_weight',
	'percent_needed',
	'named_twice',
	'tie_length',
	'unknown_application',
	'vote_criteria'
];

/** What contradicts itself in the inputs, and whether anything can be recomputed from them. */
export function checkInputs(given: Given): { differences: Difference[]; hopeless: boolean } {
	const { header, rules, applications, votes } = given;
	const differences = [
		...(header.version === 1n ? [] : [{ key: 'unknown_version', line: 1, values: { version: String(header.version) } } as const]),
		...checkRules(rules),
		...checkApplications(applications.applications, rules),
		...checkVotes(votes, new Set(applications.applications.map(({ name }) => name))),
		...votes.votes.flatMap((vote) => checkPoints(vote, rules))
	];
	return { differences, hopeless: differences.some(({ key }) => hopeless.includes(key)) };
}

function checkRules({ criteria, priority, priority_percent }: Rules): Difference[] {
	const weight = criteria.reduce((sum, { weight, counted }) => (counted ? sum + weight : sum), 0n);
	return [
		...repeated(criteria.map(({ key }) => key)).map((criterion) => ({ key: 'criterion_twice', line: 2, values: { criterion } }) as const),
		...criteria
			.filter(({ least, most }) => least > most)
			.map(({ key: criterion }) => ({ key: 'criterion_bounds', line: 2, values: { criterion } }) as const),
		...(weight > 0n ? [] : [{ key: 'no_weight', line: 2 } as const]),
		...(priority === 'share' && priority_percent === null ? [{ key: 'percent_needed', line: 2 } as const] : []),
		...(priority !== 'share' && priority_percent !== null ? [{ key: 'percent_not_needed', line: 2 } as const] : [])
	];
}

function checkApplications(applications: Application[], { tie_facts }: Rules): Difference[] {
	const names = applications.map(({ name }) => name);
	return [
		...outOfOrder(names, 3),
		...repeated(names).map((application) => ({ key: 'named_twice', line: 3, application }) as const),
		...applications
			.filter(({ tie }) => tie.length !== tie_facts.length)
			.map(({ name }) => ({ key: 'tie_length', line: 3, application: name, values: { facts: tie_facts.length } }) as const)
	];
}

/** Nobody votes twice on an application, and nobody votes where they had to stand aside. */
function checkVotes({ votes, conflicts }: Parts['votes'], known: Set<string>): Difference[] {
	const aside = new Set(conflicts.map(nameOf));
	return [
		...[votes, conflicts].flatMap((named) => [
			...outOfOrder(named.map(nameOf), 5),
			...named
				.filter(({ application }) => !known.has(application))
				.map(({ application }) => ({ key: 'unknown_application', line: 5, application }) as const),
			...repeatedBy(named, nameOf).map(
				({ application, reviewer }) => ({ key: 'vote_twice', line: 5, application, values: { reviewer } }) as const
			)
		]),
		...votes
			.filter((vote) => aside.has(nameOf(vote)))
			.map(({ application, reviewer }) => ({ key: 'vote_conflict', line: 5, application, values: { reviewer } }) as const)
	];
}

/** A vote has one integer for each criterion of the rules, within its bounds, and no other. */
function checkPoints({ application, reviewer, points }: Vote, { criteria }: Rules): Difference[] {
	const complete = points.size === criteria.length && criteria.every(({ key }) => points.has(key));
	if (!complete) return [{ key: 'vote_criteria', line: 5, application, values: { reviewer } }];
	return criteria
		.filter(({ key, least, most }) => (points.get(key) as bigint) < least || (points.get(key) as bigint) > most)
		.map(({ key: criterion }) => ({ key: 'vote_bounds', line: 5, application, values: { reviewer, criterion } }));
}

/** Sorts as application and then reviewer do: all names have 16 digits, and no sign of a text comes before the line feed. */
const nameOf = ({ application, reviewer }: { application: string; reviewer: string }): string => `${application}\n${reviewer}`;

const repeated = (texts: string[]): string[] => repeatedBy(texts, (text) => text);

function repeatedBy<Item>(items: Item[], by: (item: Item) => string): Item[] {
	const seen = new Set<string>();
	return items.filter((item) => seen.size === seen.add(by(item)).size);
}

/** The lists stand in the order of their names; where one does not, the first that comes too late is named. */
export function outOfOrder(sorted: string[], line: number): Difference[] {
	const at = sorted.findIndex((name, i) => i > 0 && compareTexts(sorted[i - 1] as string, name) > 0);
	return at === -1 ? [] : [{ key: 'list_order', line, application: (sorted[at] as string).slice(0, 16) }];
}

/** By code points, as the bytes of UTF-8 sort; JavaScript's own order is by halves of them. */
function compareTexts(one: string, other: string): number {
	for (let i = 0; i < Math.min(one.length, other.length); i += 1)
		if (one[i] !== other[i]) return (one.codePointAt(i) as number) - (other.codePointAt(i) as number);
	return one.length - other.length;
}
