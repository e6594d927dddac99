import { readdirSync, readFileSync } from 'node:fs';
import type { PlanningCase } from './case.ts';
import { networkInstance } from './network-instances.ts';

/** The ten of the contract, and the other ten of the OR-Library's twenty capacitated p-median problems. */
const folders = ['docs/contracts/networks', 'bench/planning/or-library'];
const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as { knownOptimum: number; points: unknown[] };

/** The published p-median instances with capacities: 50 points within 10 s, 100 points within 60 s, to proven optimality. */
const published = folders
	.flatMap((folder) => readdirSync(folder).map((file) => ({ file, path: `${folder}/${file}` })))
	.filter(({ file }) => file.endsWith('.json'))
	.sort((one, other) => one.file.localeCompare(other.file))
	.map(({ file, path }): PlanningCase => {
		const { knownOptimum, points } = read(path);
		const seconds = points.length > 50 ? 60 : 10;
		return {
			name: `${file.replace('.json', '')} (${points.length} points)`,
			problem: 'networks',
			instance: () => read(path),
			limits: { seconds: 120 },
			target: { gap: 0, seconds, optimum: knownOptimum },
			quick: ['pmedcap-01.json', 'pmedcap-03.json', 'pmedcap-11.json'].includes(file)
		};
	});

/** A programme's own size, with problems, types, pairs that must be together or apart and one lock: proven within 10 s. */
const programme = [1, 2, 3].map((seed): PlanningCase => ({
	name: `42 schools in 7 networks of 6 (${seed})`,
	problem: 'networks',
	instance: () => networkInstance({ schools: 42, groups: 7, size: 6, seed, topic: 30, sameType: 5, pairs: 4 }),
	limits: { seconds: 120 },
	target: { gap: 0, seconds: 10 },
	quick: seed === 1
}));

/** All schools of a country: a gap of 3 % within 10 min. */
const national: PlanningCase = {
	name: '996 schools in 166 networks of 6',
	problem: 'networks',
	instance: () => networkInstance({ schools: 996, groups: 166, size: 6, seed: 1, topic: 30, sameType: 5, pairs: 0 }),
	limits: { seconds: 590, goodEnough: 0.001 },
	target: { gap: 0.03, seconds: 600 },
	quick: false
};

export const cases: PlanningCase[] = [...published, ...programme, national];
