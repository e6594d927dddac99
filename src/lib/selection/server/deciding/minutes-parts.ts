import { inLocale, instantInWords } from '#platform';
import type { Trx } from '#platform/server';
import { namesFor, rulesInForce } from '#programmes/server';
import { leastOf, mostOf, type Quota } from '../../scheme.ts';
import type { StandingDecision } from '../standings.ts';
import { priorityInWords, words } from '../papers/minutes-words.ts';
import type { StandingConflict } from './minutes-facts.ts';
import type { Desk } from './desk.ts';

export const reviewers = (found: { name: string; count: number }[]) =>
	found.length === 0
		? {}
		: { records: { columns: words.reviewer, widths: [4, 2], rows: found.map(({ name, count }) => [name, String(count)]) } };

export const conflicts = (found: StandingConflict[]) =>
	found.length === 0
		? { title: words.conflicts, lines: [words.no_conflicts] }
		: {
				title: words.conflicts,
				records: {
					columns: words.conflict,
					widths: [3, 3, 4, 4],
					rows: found.map(({ person, reference, school, kind, source }) => [
						person,
						reference,
						school,
						`${words.kinds[kind] ?? kind}, ${words.sources[source] ?? source}`
					])
				}
			};

export const criteria = ({ scheme }: Desk) => ({
	title: words.rules,
	lines: [priorityInWords(scheme.content.priority)],
	records: {
		columns: words.criterion,
		widths: [6, 2, 2],
		rows: scheme.content.criteria.map((criterion) => [
			criterion.name.lt,
			criterion.counted ? String(criterion.weight) : words.not_counted,
			`${leastOf(criterion)}–${mostOf(criterion)}`
		])
	}
});

export async function quotas(trx: Trx, desk: Desk, standings: ReadonlyMap<string, StandingDecision>) {
	const { quotas: set } = desk.scheme.content;
	if (set.length === 0) return [];
	const names = await namesFor(trx, 'lt');
	const topics = (await rulesInForce(trx, desk.call.id))?.topics ?? [];
	const nameOf = ({ by, value }: Quota): string => {
		const topic = topics.find(({ code }) => code === value);
		if (by === 'topic') return topic ? inLocale(topic.name, 'lt') : value;
		return (by === 'county' ? names.county : names.school_type)[value] ?? value;
	};
	const accepted = ({ by, value }: Quota): number =>
		desk.inputs.applications.filter((one) => one[by] === value && standings.get(one.id)?.outcome === 'accepted').length;
	const rows = set.map((quota) => [nameOf(quota), limit(quota.at_least), limit(quota.at_most), String(accepted(quota))]);
	return [{ title: words.quotas, records: { columns: words.quota, widths: [6, 2, 2, 2], rows } }];
}

const limit = (value: number | null): string => (value === null ? words.undecided : String(value));

export const lots = ({ inputs: { lots: drawn } }: Desk) => ({
	title: words.lots,
	lines: [
		words.lots_text(drawn.published_at ? instantInWords(new Date(drawn.published_at), 'lt') : ''),
		words.lots_how,
		words.seed(drawn.seed)
	]
});
