import { describe, expect, test } from 'vitest';
import { criterionNames, judge } from '#programmes';
import { inShort, readGolden } from './read.ts';

const goldenApplications = readGolden();

describe('golden applications are judged as they were decided by hand', () => {
	test.each(goldenApplications.map((golden) => [golden.name, golden.about, golden] as const))(
		'%s: %s',
		(_name, _about, { set, facts, expected }) => {
			expect(inShort(judge(set.rules, facts))).toEqual(expected);
		}
	);
});

test('there are two hundred and more, each with a name of its own', () => {
	expect(goldenApplications.length).toBeGreaterThanOrEqual(200);
	expect(new Set(goldenApplications.map(({ name }) => name)).size).toBe(goldenApplications.length);
});

test('every criterion is met in one golden application, unmet in another and unknown in a third', () => {
	const seen = new Set(
		goldenApplications.flatMap(({ set, facts }) => judge(set.rules, facts).findings.map(({ criterion, met }) => `${criterion} ${met}`))
	);
	const lacking = criterionNames
		.flatMap((name) => ['true', 'false', 'unknown'].map((met) => `${name} ${met}`))
		.filter((one) => !seen.has(one));
	expect(lacking).toEqual([]);
});
