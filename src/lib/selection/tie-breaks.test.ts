import { expect, test } from 'vitest';
import { schemeOf } from '../../../tests/support/selection-scheme.ts';
import { rulesOf, type Candidate, type Inputs } from './inputs.ts';
import { propose } from './propose.ts';
import { tieBreaks } from './tie-breaks.ts';

const candidate = (id: string, priority: boolean, tie: boolean[]): Candidate => ({
	id,
	name: id.repeat(16),
	lot: id,
	eligible: true,
	withdrawn: false,
	priority,
	topic: null,
	county: null,
	type: null,
	tie
});

test('what tells equals apart is named for each but the last of them: priority, a fact, the lots', () => {
	const scheme = rulesOf(schemeOf({ priority: { kind: 'tie_breaker' }, tie_facts: ['money', 'rural'] }));
	const applications = [
		candidate('a', false, [false, false]),
		candidate('b', false, [false, false]),
		candidate('c', false, [false, true]),
		candidate('d', true, [false, false]),
		candidate('e', false, [false, false])
	];
	// Four have 2·3 + 2·2 = 10; the fifth has less.
	const votes = applications.map(({ id }) => ({ application: id, reviewer: 'r', points: { need: id === 'e' ? 1 : 2, plan: 2, style: 0 } }));
	const inputs: Inputs = { scheme, scheme_version: 1, applications, votes, conflicts: [], lots: { seed: '', published_at: null } };
	const { ranking } = propose(inputs);
	expect(ranking.map(({ application }) => application)).toEqual(['d', 'c', 'a', 'b', 'e']);
	expect(tieBreaks(ranking, new Map(applications.map((one) => [one.id, one])), scheme)).toEqual([
		{ by: 'priority' },
		{ by: 'fact', fact: 'rural' },
		{ by: 'lots' },
		null,
		null
	]);
});
