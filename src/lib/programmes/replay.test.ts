import { describe, expect, test } from 'vitest';
import { goldenSets } from '../../../tests/golden/rules.ts';
import { readGolden } from '../../../tests/golden/read.ts';
import type { Rule } from './criteria.ts';
import { judge, withOverrides, type CallRules } from './judge.ts';
import { replay, type Judged } from './replay.ts';

const { rules } = goldenSets.mini as (typeof goldenSets)[string];
const sent: Judged[] = readGolden()
	.filter(({ set }) => set.rules === rules)
	.map(({ name, facts }) => ({ id: name, facts, verdict: judge(rules, facts) }));
const changed = (id: string, change: Partial<Rule>): CallRules => ({
	...rules,
	criteria: rules.criteria.map((rule) => (rule.id === id ? ({ ...rule, ...change } as Rule) : rule))
});

describe('a changed rule is tried on what was sent', () => {
	test('the same rules change nothing', () => {
		expect(replay(sent, rules)).toEqual([]);
	});

	test('a team of seven that suffices lets those in who lacked one member only', () => {
		const changes = replay(sent, changed('team_size_between', { params: { least: 7, most: null } }));
		expect(changes.map(({ id, before, after }) => [id, before.outcome, after.outcome])).toEqual([
			['M004', 'no', 'yes'],
			['M012', 'no', 'yes'],
			['M073', 'no', 'yes'],
			['M105', 'no', 'review'],
			['M108', 'no', 'review']
		]);
		expect(changes[0]?.differences).toEqual([{ rule: 'team_size_between', before: false, after: true }]);
	});

	test('a switched severity is told though the answer is the same', () => {
		const changes = replay(sent, changed('category_at_most', { severity: 'refuse' }));
		expect(changes.find(({ id }) => id === 'M028')).toMatchObject({
			after: { outcome: 'no' },
			differences: [{ rule: 'category_at_most', before: false, after: false }]
		});
	});

	test('a limit of priority changes priority only', () => {
		const changes = replay(sent, changed('pupils_at_most', { params: { pupils: 301 } }));
		expect(changes.map(({ id, before, after }) => [id, before.priority, after.priority, before.outcome === after.outcome])).toEqual([
			['M065', false, true, true],
			['M073', false, true, true],
			['M101', false, true, true]
		]);
	});

	test('a rule that falls away and one that comes are differences', () => {
		const without: CallRules = { ...rules, criteria: rules.criteria.filter(({ id }) => id !== 'administration_at_least') };
		expect(replay(sent, without).find(({ id }) => id === 'M013')?.differences).toEqual([
			{ rule: 'administration_at_least', before: false, after: null }
		]);
	});

	test('a flag that an officer has let pass stays so', () => {
		const flagged = sent.find(({ id }) => id === 'M028') as Judged;
		const passed = {
			...flagged,
			verdict: withOverrides(flagged.verdict, { category_at_most: { reason: 'Vienintelis dalyko mokytojas.' } })
		};
		expect(replay([passed], changed('pupils_at_most', { params: { pupils: 200 } }))[0]?.after.outcome).toBe('yes');
	});
});
