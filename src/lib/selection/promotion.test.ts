import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyInputs, candidate, rulesWith } from '../../../tests/support/selection-inputs.ts';
import type { Candidate, Rules } from './inputs.ts';
import { allot, groupsOf } from './places.ts';
import { nextFromReserve } from './promotion.ts';
import { rank } from './ranking.ts';

/** `Aa` has the topic a, `+` priority. */
const line = (written: string): Candidate[] =>
	written === '' ? [] : written.split(' ').map((one) => candidate(one, { topic: one[1] ?? null, priority: one.endsWith('+') }));
const topic = (value: string, at_least: number | null, at_most: number | null) => ({ by: 'topic' as const, value, at_least, at_most });

describe('who moves up', () => {
	test.each<[string, string, string, Partial<Rules>, string | null]>([
		['the first of the reserve', 'Ca Db', 'Aa', { capacity: 2 }, 'Ca'],
		['nobody while every place is held', 'Ca', 'Aa Bb', { capacity: 2 }, null],
		['nobody when nobody waits', '', 'Aa', { capacity: 2 }, null],
		['not who would be one too many of a topic', 'Ca Db', 'Aa', { capacity: 2, quotas: [topic('a', null, 1)] }, 'Db'],
		['nobody, rather than one too many', 'Ca', 'Aa', { capacity: 2, quotas: [topic('a', null, 1)] }, null],
		['a group that has lost what it was promised goes first', 'Ca Db', 'Aa', { capacity: 2, quotas: [topic('b', 1, null)] }, 'Db'],
		['not when the group has it still', 'Ca Db', 'Ab', { capacity: 2, quotas: [topic('b', 1, null)] }, 'Ca'],
		['of two such groups the one written first', 'Ca Db Ec', '', { capacity: 1, quotas: [topic('c', 1, null), topic('b', 1, null)] }, 'Ec'],
		['a group that nobody is left of is passed over', 'Ca', 'Aa', { capacity: 2, quotas: [topic('b', 1, null)] }, 'Ca'],
		['those with priority, while their share is not full', 'Ca Da+', 'Aa', { capacity: 2, priority: { kind: 'share', percent: 50 } }, 'Da+']
	])('%s', (_, reserve, held, rules, next) => {
		expect(nextFromReserve(line(reserve), line(held), rulesWith(rules))?.id ?? null).toBe(next);
	});
});

test('whoever moves up, no limit is broken; and nobody is passed over while a place is free that somebody may have', () => {
	fc.assert(
		fc.property(anyInputs, fc.nat(), (inputs, chosen) => {
			const ranked = rank(inputs).ranked.map(({ candidate }) => candidate);
			const accepted = [...allot(ranked, inputs.scheme)];
			const held = accepted.filter((_, place) => place !== chosen % accepted.length);
			const reserve = ranked.filter((one) => !accepted.includes(one));
			const next = nextFromReserve(reserve, held, inputs.scheme);
			const full = (group: { has: (one: Candidate) => boolean; at_most: number }) => held.filter(group.has).length >= group.at_most;
			const able = reserve.filter((one) => !groupsOf(inputs.scheme).some((group) => group.has(one) && full(group)));
			if (held.length >= inputs.scheme.capacity || able.length === 0) expect(next).toBeNull();
			else expect(able).toContain(next);
		})
	);
});
