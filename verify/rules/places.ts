import type { Application, Place, Rules } from '../file/parts.ts';

type Group = { has: (application: Application) => boolean; at_least: bigint; at_most: bigint | null; accepted: bigint };

export type Seat = { place: Place; reserve_place: bigint | null };

/** Gives places and reserve places to the applications in the order of their ranking. */
export function seat(ranking: Application[], rules: Rules): Seat[] {
	const accepted = accept(ranking, rules);
	let waiting = 0n;
	return ranking.map((application) => {
		if (accepted.has(application)) return { place: 'accepted', reserve_place: null };
		if (rules.reserve !== null && waiting >= rules.reserve) return { place: 'none', reserve_place: null };
		waiting += 1n;
		return { place: 'reserve', reserve_place: waiting };
	});
}

function accept(ranking: Application[], rules: Rules): Set<Application> {
	const groups = groupsOf(rules);
	const accepted = new Set<Application>();
	const take = (application: Application): void => {
		const own = groups.filter(({ has }) => has(application));
		const full = own.some(({ at_most, accepted: taken }) => at_most !== null && taken >= at_most);
		if (full || accepted.has(application) || BigInt(accepted.size) >= rules.capacity) return;
		accepted.add(application);
		for (const group of own) group.accepted += 1n;
	};
	for (const group of groups)
		for (const application of ranking) if (group.has(application) && group.accepted < group.at_least) take(application);
	for (const application of ranking) take(application);
	return accepted;
}

/** The share of those with priority first, then the quotas as they are written. No `at_least` asks for nothing: 0. */
function groupsOf({ priority, priority_percent, capacity, quotas }: Rules): Group[] {
	const share: Group[] =
		priority === 'share'
			? [
					{
						has: (application) => application.priority,
						at_least: (capacity * (priority_percent ?? 0n) + 99n) / 100n,
						at_most: null,
						accepted: 0n
					}
				]
			: [];
	return [
		...share,
		...quotas.map(({ by, value, at_least, at_most }) => ({
			has: (application: Application) => application[by] === value,
			at_least: at_least ?? 0n,
			at_most,
			accepted: 0n
		}))
	];
}
