import { locales, type Fault } from '#platform';
import { mergeFields, decisionOutcomes, quotaKinds, type Criterion, type Quota, type Scheme } from './scheme.ts';

/** What a scheme may lean on: what its call offers and which of its rules give priority or tell equals apart. */
export type CallFacts = {
	capacity: number;
	/** Codes and keys as applications carry them. */
	topics: readonly string[];
	counties: readonly string[];
	types: readonly string[];
	/** Rules of the call with the severity `tie_break`. */
	tie_facts: readonly string[];
	gives_priority: boolean;
};

/**
 * What keeps a scheme from being published: it could rank nobody, promises more places than there are, or names what the
 * call does not know. A fault's field is the way to the part within the scheme, joined by hyphens (`quotas-0-at_most`);
 * its sentence is `selection_fault_KEY`.
 */
export function faultsInScheme(scheme: Scheme, call: CallFacts): Fault[] {
	return [
		...faultsInCriteria(scheme),
		...faultsInReasons(scheme),
		...faultsInCounts(scheme, call),
		...scheme.quotas.flatMap((quota, place) => faultsInQuota(quota, place, scheme, call)),
		...faultsInSums(scheme),
		...faultsInTies(scheme, call),
		...faultsInLetters(scheme)
	];
}

function faultsInCriteria({ criteria }: Scheme): Fault[] {
	if (criteria.length === 0) return [{ field: 'criteria', key: 'no_criteria' }];
	const counted = criteria.filter((criterion) => criterion.counted);
	const weightless = counted.every(({ weight }) => weight === 0) ? [{ field: 'criteria', key: 'all_weights_zero' }] : [];
	return [
		...weightless,
		...doubled(criteria.map(({ key }) => key)).map((place): Fault => ({ field: `criteria-${place}-key`, key: 'key_doubled' })),
		...criteria.flatMap(faultsInLevels)
	];
}

function faultsInLevels({ levels }: Criterion, place: number): Fault[] {
	if (levels.length < 2) return [{ field: `criteria-${place}-levels`, key: 'too_few_levels' }];
	return levels.flatMap(({ points }, step): Fault[] => {
		const before = levels[step - 1];
		const ascends = before === undefined || before.points < points;
		return ascends ? [] : [{ field: `criteria-${place}-levels-${step}-points`, key: 'levels_not_ascending' }];
	});
}

/** A decision names its reasons by their keys alone, so no two of the scheme may share one. */
function faultsInReasons({ criteria, reasons }: Scheme): Fault[] {
	const all = [
		...criteria.flatMap((criterion, place) =>
			criterion.reasons.map(({ key }, at) => ({ key, field: `criteria-${place}-reasons-${at}-key` }))
		),
		...reasons.map(({ key }, at) => ({ key, field: `reasons-${at}-key` }))
	];
	return doubled(all.map(({ key }) => key)).map((place): Fault => ({ field: all[place]?.field ?? 'reasons', key: 'key_doubled' }));
}

function faultsInCounts({ reviews_each, reviews_at_least, capacity, priority }: Scheme, call: CallFacts): Fault[] {
	const faults: Fault[] = [];
	if (reviews_at_least > reviews_each) faults.push({ field: 'reviews_at_least', key: 'more_reviews_asked_than_given' });
	if (capacity > call.capacity) faults.push({ field: 'capacity', key: 'capacity_above_call', values: { capacity: call.capacity } });
	if (priority.kind !== 'none' && !call.gives_priority) faults.push({ field: 'priority-kind', key: 'no_rule_gives_priority' });
	return faults;
}

function faultsInQuota({ by, value, at_least, at_most }: Quota, place: number, { quotas }: Scheme, call: CallFacts): Fault[] {
	const at = (part: keyof Quota, key: string): Fault => ({ field: `quotas-${place}-${part}`, key });
	const known = { topic: call.topics, county: call.counties, type: call.types }[by];
	const faults: Fault[] = [];
	if (!known.includes(value)) faults.push(at('value', 'quota_of_unknown_group'));
	if (quotas.findIndex((quota) => quota.by === by && quota.value === value) < place) faults.push(at('value', 'quota_doubled'));
	if (at_least === null && at_most === null) faults.push(at('at_least', 'quota_says_nothing'));
	if (at_least !== null && at_most !== null && at_most < at_least) faults.push(at('at_most', 'quota_upside_down'));
	return faults;
}

/** Groups of one kind share no school, so what they are promised together has to fit. */
function faultsInSums({ quotas, capacity }: Scheme): Fault[] {
	return quotaKinds.flatMap((kind): Fault[] => {
		const promised = quotas.filter(({ by }) => by === kind).reduce((sum, { at_least }) => sum + (at_least ?? 0), 0);
		return promised > capacity ? [{ field: 'quotas', key: 'quotas_above_capacity', values: { promised, capacity } }] : [];
	});
}

function faultsInTies({ tie_facts }: Scheme, call: CallFacts): Fault[] {
	const unknown = tie_facts.flatMap((fact, place): Fault[] =>
		call.tie_facts.includes(fact) ? [] : [{ field: `tie_facts-${place}`, key: 'tie_fact_unknown', values: { fact } }]
	);
	return [...unknown, ...doubled(tie_facts).map((place): Fault => ({ field: `tie_facts-${place}`, key: 'key_doubled' }))];
}

function faultsInLetters({ letters }: Scheme): Fault[] {
	return decisionOutcomes.flatMap((outcome) =>
		(['subject', 'body'] as const).flatMap((part) =>
			locales.flatMap((locale) =>
				unknownFields(letters[outcome][part][locale]).map((name): Fault => ({
					field: `letters-${outcome}-${part}-${locale}`,
					key: 'merge_field_unknown',
					values: { name }
				}))
			)
		)
	);
}

const unknownFields = (text: string): string[] =>
	[...text.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name).filter((name) => !(mergeFields as readonly string[]).includes(name));

/** The places at which something stands that stood before. */
const doubled = (keys: readonly string[]): number[] => keys.flatMap((key, place) => (keys.indexOf(key) < place ? [place] : []));
