import { readdirSync, readFileSync } from 'node:fs';
import type { PlanningCase } from './case.ts';
import { networkInstance } from './network-instances.ts';

const folder = 'docs/contracts/networks';
const read = (file: string) => JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { knownOptimum: number; points: unknown[] };

/** The published p-median instances with capacities: 50 points within 10 s, 100 points within 60 s, to proven optimality. */
const published = readdirSync(folder)
	.filter((file) => file.endsWith('.json'))
	.sort()
	.map((file): PlanningCase => {
		const { knownOptimum, points } = read(file);
		const seconds = points.length > 50 ? 60 : 10;
		return {
			name: `${file.replace('.json', '')} (${points.length} points)`,
			problem: 'networks',
			instance: () => read(file),
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
