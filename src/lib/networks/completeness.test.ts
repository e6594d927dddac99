import { expect, test } from 'vitest';
import { completenessOf, type Gathered, type Needs } from './completeness.ts';

const needs: Needs = { schools_least: 6, schools_most: 6, coordinators: 2, experts_least: 1 };
const full: Gathered = { schools: 6, coordinators: 2, experts: 1 };

test.each([
	['six schools, two coordinators, an expert', {}, {}, true, ['met', 'met', 'met']],
	['five schools (B-02)', {}, { schools: 5 }, false, ['missing', 'met', 'met']],
	['seven schools (B-02)', {}, { schools: 7 }, false, ['too_many', 'met', 'met']],
	['one coordinator (B-03)', {}, { coordinators: 1 }, false, ['met', 'missing', 'met']],
	['three coordinators (B-03)', {}, { coordinators: 3 }, false, ['met', 'too_many', 'met']],
	['no expert where one is demanded (B-04)', {}, { experts: 0 }, false, ['met', 'met', 'missing']],
	['three experts', {}, { experts: 3 }, true, ['met', 'met', 'met']],
	['no expert where none is demanded: a warning', { experts_least: 0 }, { experts: 0 }, true, ['met', 'met', 'look']],
	[
		'a founded network of two to twelve',
		{ schools_least: 2, schools_most: 12, coordinators: 0 },
		{ schools: 4, coordinators: 0 },
		true,
		['met', 'met', 'met']
	],
	['nothing yet', {}, { schools: 0, coordinators: 0, experts: 0 }, false, ['missing', 'missing', 'missing']]
] as const)('%s', (_, changedNeeds, changed, complete, states) => {
	const verdict = completenessOf({ ...needs, ...changedNeeds }, { ...full, ...changed });
	expect(verdict.complete).toBe(complete);
	expect(verdict.conditions.map(({ state }) => state)).toEqual(states);
});
