import type { InputFault as Fault } from '../progress.ts';
import type { NetworksInstance } from './instance.ts';

/**
 * Every fault of sense in a problem whose form is right: unknown or doubled names, places that are none, sizes in the wrong
 * order. Rules that are each in order but cannot be kept together are clashes instead (`clashesIn`).
 */
export function faultsOf(instance: NetworksInstance): Fault[] {
	return [...faultsOfPoints(instance), ...faultsOfPairs(instance), ...faultsOfFixed(instance), ...faultsOfSize(instance)];
}

const fault = (path: string, wrong: string): Fault => ({ path, wrong });

function faultsOfPoints({ metric, points }: NetworksInstance): Fault[] {
	const seen = new Set<string>();
	return points.flatMap(({ id, at }, index) => {
		const again = seen.has(id);
		seen.add(id);
		const onEarth = metric === 'euclidean-floor' || (Math.abs(at[0]) <= 90 && Math.abs(at[1]) <= 180);
		return [
			...(again ? [fault(`points[${index}].id`, `${id} is given twice`)] : []),
			...(onEarth ? [] : [fault(`points[${index}].at`, `[${at.join(', ')}] is not [latitude, longitude]`)])
		];
	});
}

function faultsOfPairs(instance: NetworksInstance): Fault[] {
	const known = new Set(instance.points.map(({ id }) => id));
	return (['apart', 'together'] as const).flatMap((list) =>
		instance[list].flatMap((pair, at) => [
			...pair.flatMap((id, place) => (known.has(id) ? [] : [fault(`${list}[${at}][${place}]`, `there is no point ${id}`)])),
			...(pair[0] === pair[1] ? [fault(`${list}[${at}]`, `names ${pair[0]} twice`)] : [])
		])
	);
}

function faultsOfFixed({ points, fixed }: NetworksInstance): Fault[] {
	const known = new Set(points.map(({ id }) => id));
	return fixed.flatMap((one, at) => [
		...(known.has(one.id) ? [] : [fault(`fixed[${at}].id`, `there is no point ${one.id}`)]),
		...(known.has(one.with) ? [] : [fault(`fixed[${at}].with`, `there is no point ${one.with}`)]),
		...(one.id === one.with ? [fault(`fixed[${at}]`, `fixes ${one.id} with itself`)] : [])
	]);
}

function faultsOfSize({ size: { min = 0, max = Infinity } }: NetworksInstance): Fault[] {
	return min > max ? [fault('size.min', `${min} is more than size.max, ${max}`)] : [];
}
