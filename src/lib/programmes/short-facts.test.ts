import { describe, expect, test } from 'vitest';
import { rulesOf } from '../../../tests/support/facts.ts';
import { miniTrainings } from './blueprints.ts';
import { judge, type Verdict } from './judge.ts';
import { factsFromShort, type ShortFacts } from './short-facts.ts';

const rules = rulesOf(miniTrainings);
const nothing: ShortFacts = { type: null, pupils: null, team: null, administration: null, teachers: null, above_ceiling: null };
const ask = (told: Partial<ShortFacts>): Record<string, Verdict['findings'][number]['met']> =>
	Object.fromEntries(judge(rules, factsFromShort({ ...nothing, ...told }, rules)).findings.map(({ id, met }) => [id, met]));

describe('„Can we apply?“ is judged by the same rules', () => {
	test('of which nothing is told, nothing is known', () => {
		expect(Object.values(ask({})).every((met) => met === 'unknown')).toBe(true);
	});

	test.each([
		[{ team: 7 }, 'team_size_between', false],
		[{ team: 8 }, 'team_size_between', true],
		[{ team: 8, administration: 0 }, 'administration_at_least', false],
		[{ team: 8, administration: 1 }, 'administration_at_least', true],
		[{ team: 8, administration: 1 }, 'teachers_at_least', true],
		[{ team: 8, administration: 8 }, 'teachers_at_least', false],
		[{ team: 8, administration: 8, teachers: 1 }, 'teachers_at_least', true],
		[{ team: 8 }, 'administration_at_least', 'unknown'],
		[{ team: 8, administration: 1, above_ceiling: 0 }, 'category_at_most', true],
		[{ team: 8, administration: 1, above_ceiling: 1 }, 'category_at_most', false],
		[{ team: 8, administration: 1 }, 'category_at_most', 'unknown'],
		[{ pupils: 300 }, 'pupils_at_most', true],
		[{ pupils: 301 }, 'pupils_at_most', false]
	] as const)('%j: %s is %s', (told, rule, met) => {
		expect(ask(told)[rule]).toBe(met);
	});
});
