import { expect, test } from 'vitest';
import { judgeWith, mutantsOf, type Mutant } from './mutants.ts';
import { inShort, readGolden } from './read.ts';

const golden = readGolden().map((one) => ({ ...one, decided: JSON.stringify(one.expected) }));

/** What is turned, and what is left out because it decides nothing: values for sentences, schemas, reading, overrides. */
const mutants = [
	...mutantsOf('team-demands.ts', ['seen', 'members', 'concerned']),
	...mutantsOf('team-criteria.ts', ['params', 'answerCategory']),
	...mutantsOf('school-criteria.ts'),
	...mutantsOf('application-criteria.ts', ['have', 'unsound']),
	...mutantsOf('criterion.ts', ['whole', 'some']),
	...mutantsOf('facts.ts', ['ownerKinds', 'asSent']),
	...mutantsOf('frameworks.ts', ['indicators_in_all', 'readLevel']),
	...mutantsOf('judge.ts', ['maySend', 'withOverrides', 'mayOverride'])
];

/** Turned, these say the same: every role is needed once, so where one of two absent roles is hopeless the other is too. */
const same = ['absent.some → every'];

test('whatever comparison of the rules is turned, a golden application notices', () => {
	expect(mutants.length).toBeGreaterThan(100);
	const silent = mutants.filter((mutant) => !isNoticed(mutant)).map(({ file, line, context, is }) => `${file}:${line} ${context} → ${is}`);
	expect(silent.filter((one) => !same.some((known) => one.endsWith(known)))).toEqual([]);
});

function isNoticed(mutant: Mutant): boolean {
	try {
		const judge = judgeWith(mutant);
		return golden.some(({ set, facts, decided }) => JSON.stringify(inShort(judge(set.rules, facts))) !== decided);
	} catch {
		return true;
	}
}
