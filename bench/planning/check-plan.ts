import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { greatCircleKm } from '../../src/lib/planning/distance.ts';
import type { PlanningCase } from './case.ts';

type NetworksJson = {
	metric: string;
	groups: number;
	size?: { min?: number; max?: number };
	points: { id: string; at: [number, number]; weight?: number; topic?: string; type?: string }[];
	apart?: [string, string][];
	together?: [string, string][];
	fixed?: { id: string; with: string }[];
	weights?: { distance?: number; topic?: number; sameType?: number };
};
type NetworksResult = { objective: number; bound: number; groups: { host: string; members: string[] }[] };

/** Looks at a plan by other means than those that made it: the contract's checker, and here the contract's words on networks. */
export function faultsOfPlan({ problem, instance, current }: PlanningCase, plan: unknown): string[] {
	return problem === 'networks'
		? faultsOfNetworks(instance() as NetworksJson, plan as NetworksResult)
		: faultsOfTrainings(instance(), plan, current?.());
}

function faultsOfTrainings(...files: unknown[]): string[] {
	const folder = mkdtempSync(join(tmpdir(), 'kartu-bench-'));
	const paths = files.flatMap((content, i) => {
		if (content === undefined) return [];
		const path = join(folder, `${i}.json`);
		writeFileSync(path, JSON.stringify(content));
		return [path];
	});
	const { status, stdout } = spawnSync(process.execPath, ['docs/contracts/check-trainings.mjs', ...paths], { encoding: 'utf8' });
	return status === 0 ? [] : stdout.trim().split('\n');
}

function faultsOfNetworks(instance: NetworksJson, { objective, bound, groups }: NetworksResult): string[] {
	const points = new Map(instance.points.map((point) => [point.id, point]));
	const groupOf = new Map(groups.flatMap(({ members }, i) => members.map((id) => [id, i] as const)));
	const placed = groups.flatMap(({ members }) => members);
	const { min = 0, max = Infinity } = instance.size ?? {};
	const weightOf = (members: string[]) => members.reduce((sum, id) => sum + (points.get(id)?.weight ?? 1), 0);
	const value = groups.reduce((sum, group) => sum + valueOf(instance, points, group), 0);
	const near = 1e-6 * Math.max(1, Math.abs(value));
	return [
		...(groups.length === instance.groups ? [] : [`${groups.length} groups`]),
		...(placed.length === points.size && new Set(placed).size === points.size ? [] : ['not every point is in one group']),
		...placed.filter((id) => !points.has(id)).map((id) => `there is no point ${id}`),
		...groups.flatMap(({ host, members }, i) => (members.includes(host) ? [] : [`the host of group ${i} is not in it`])),
		...groups.flatMap(({ members }, i) =>
			weightOf(members) < min || weightOf(members) > max ? [`group ${i} weighs ${weightOf(members)}`] : []
		),
		...(instance.apart ?? []).flatMap(([a, b]) => (groupOf.get(a) === groupOf.get(b) ? [`${a} and ${b} are together`] : [])),
		...(instance.together ?? []).flatMap(([a, b]) => (groupOf.get(a) === groupOf.get(b) ? [] : [`${a} and ${b} are apart`])),
		...(instance.fixed ?? []).flatMap(({ id, with: other }) =>
			groupOf.get(id) === groupOf.get(other) ? [] : [`${id} is not with ${other}`]
		),
		...(Math.abs(value - objective) > near ? [`objective: stated ${objective}, counted ${value}`] : []),
		...(bound > objective + near ? [`bound ${bound} above objective ${objective}`] : [])
	];
}

function valueOf(
	{ metric, weights = {} }: NetworksJson,
	points: Map<string, NetworksJson['points'][number]>,
	{ host, members }: NetworksResult['groups'][number]
) {
	const { distance = 1, topic = 0, sameType = 0 } = weights;
	const centre = points.get(host);
	const all = members.flatMap((id) => points.get(id) ?? []);
	if (!centre) return NaN;
	const far = (a: [number, number], b: [number, number]) =>
		metric === 'euclidean-floor' ? Math.floor(Math.hypot(a[0] - b[0], a[1] - b[1])) : greatCircleKm(place(a), place(b));
	const pairs = all.flatMap((one, i) => all.slice(i + 1).filter((other) => one.type !== undefined && one.type === other.type));
	return (
		all.reduce((sum, point) => sum + distance * far(point.at, centre.at) + (point.topic === centre.topic ? 0 : topic), 0) +
		sameType * pairs.length
	);
}

const place = ([lat, lon]: [number, number]) => ({ lat, lon });
