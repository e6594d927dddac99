import { expect, test } from 'vitest';
import { mutableJudge } from './mutants.ts';
import { inShort, readGolden } from './read.ts';

const golden = readGolden();

/** The files that decide, and in each what decides nothing: values for sentences, schemas, reading, overrides. */
const { judge, mutants, wake } = mutableJudge({
	'team-demands.ts': ['seen', 'members', 'concerned'],
	'team-criteria.ts': ['params', 'answerCategory'],
	'school-criteria.ts': [],
	'application-criteria.ts': ['have', 'unsound'],
	'criterion.ts': ['whole', 'some'],
	'facts.ts': ['asSent', 'nothingKnown'],
	'../schools/category.ts': ['isCategory'],
	'frameworks.ts': ['indicators_in_all', 'readLevel'],
	'judge.ts': ['maySend', 'withOverrides', 'mayOverride']
});

/** Turned, this says the same: every role is needed once, so where one of two absent roles is hopeless the other is too. */
const same = '→ absent.every';

test('asleep, the mutants change nothing', () => {
	wake(null);
	expect(golden.filter(isOtherwise)).toEqual([]);
});

test('whatever comparison of the rules is turned, a golden application notices', () => {
	expect(mutants.length).toBeGreaterThan(100);
	const silent = mutants.filter(({ id }) => {
		wake(id);
		return !golden.some(isOtherwise);
	});
	expect(silent.map(({ file, line, context, is }) => `${file}:${line} ${context} → ${is}`).filter((one) => !one.endsWith(same))).toEqual(
		[]
	);
});

function isOtherwise({ set, facts, expected }: (typeof golden)[number]): boolean {
	try {
		const { outcome, priority, unmet } = inShort(judge(set.rules, facts));
		return outcome !== expected.outcome || priority !== expected.priority || unmet.join() !== expected.unmet.join();
	} catch {
		return true;
	}
}
