import { readFileSync } from 'node:fs';
import type { PlanningCase } from './case.ts';

export { simulate } from './disruptions.ts';

const read = (name: string) => () => JSON.parse(readFileSync(`docs/contracts/trainings/${name}.json`, 'utf8')) as unknown;

/** The instances of the contract, and what is asked of the national one. */
export const cases: PlanningCase[] = [
	{ name: 'trainings: small', problem: 'trainings', instance: read('small'), limits: { seconds: 60 }, target: { gap: 0 }, quick: true },
	{ name: 'trainings: medium', problem: 'trainings', instance: read('medium'), limits: { seconds: 60 }, target: { gap: 0 }, quick: true },
	{
		name: 'trainings: national in a minute',
		problem: 'trainings',
		instance: read('national'),
		limits: { seconds: 60 },
		target: { gap: 0.01, seconds: 65 },
		quick: true
	},
	{
		name: 'trainings: national in ten minutes',
		problem: 'trainings',
		instance: read('national'),
		limits: { seconds: 600 },
		target: { gap: 0.001, seconds: 605 },
		quick: false
	}
];
