import { describe, expect, test } from 'vitest';
import { findingCode, programmeWarnings, reasonsLacking, unaccounted, type Reason } from './adaptation.ts';
import type { Block } from './blocks.ts';

const finding = { code: 'self_evaluation_2016:2.1.3' };
const reason = (changes: Partial<Reason> = {}): Reason => ({ block: 'a', why: 'Mokykla to prašė.', finding: finding.code, ...changes });
const altered = [{ key: 'a' }];

describe('each change of the programme has its reason (M-18)', () => {
	test.each([
		['with a reason and a finding of the school', [reason()], []],
		['without a reason', [], ['why', 'finding']],
		['with a reason of two signs', [reason({ why: ' ne ' })], ['why']],
		['with a reason of three signs', [reason({ why: ' nes ' })], []],
		['without a finding', [reason({ finding: null })], ['finding']],
		['with a finding of another school', [reason({ finding: 'self_evaluation_2016:4.1.1' })], ['finding']],
		['with a reason for another block', [reason({ block: 'b' })], ['why', 'finding']]
	])('%s', (_, reasons, lacks) => {
		expect(reasonsLacking(altered, reasons, [finding]).map((one) => one.lacks)).toEqual(lacks);
	});

	test('a school that brought no findings is asked for none', () => {
		expect(reasonsLacking(altered, [reason({ finding: null })], [])).toEqual([]);
		expect(reasonsLacking(altered, [], [])).toEqual([{ block: 'a', lacks: 'why' }]);
	});

	test('what is as in the base programme needs no reason', () => expect(reasonsLacking([], [], [finding])).toEqual([]));
});

test('a finding is called by its framework and indicator: the same code means different things in different frameworks', () => {
	expect(findingCode({ framework: 'internal_audit_2005', indicator: '2.3.1' })).toBe('internal_audit_2005:2.3.1');
});

describe('what to look at in a programme', () => {
	const promised = { contact: 72, consultation: 24 };
	const block = (contact: number, consultation: number): Block => ({
		key: 'a',
		title: 'A',
		aim: '',
		method: '',
		contact,
		consultation,
		led_by: []
	});

	test('no programme before the first day (M-18)', () => {
		expect(programmeWarnings({ adapted: false, blocks: null, promised, first_day: '2027-03-01' })).toEqual([
			{ key: 'not_adapted', first_day: '2027-03-01' }
		]);
		expect(programmeWarnings({ adapted: false, blocks: null, promised, first_day: null })).toEqual([]);
	});

	test.each([
		['24 hours as promised', block(72, 24), []],
		['a quarter too few', block(71, 24), ['hours_differ']],
		['consultations in place of contact hours', block(68, 28), ['hours_differ']]
	])('hours that do not add up (M-10): %s', (_, one, keys) => {
		const found = programmeWarnings({ adapted: true, blocks: [one], promised, first_day: '2027-03-01' });
		expect(found.map(({ key }) => key)).toEqual(keys);
	});
});

test('an account speaks of every block of the programme', () => {
	const planned = [{ key: 'a' }, { key: 'b' }];
	expect(unaccounted(planned, [{ block: 'a', done: 'as_planned', note: '' }])).toEqual(['b']);
	expect(
		unaccounted(planned, [
			{ block: 'a', done: 'changed', note: '' },
			{ block: 'b', done: 'left_out', note: 'Pritrūko laiko.' }
		])
	).toEqual([]);
	expect(unaccounted([{ key: 'a' }], [{ block: 'a', done: 'added', note: '' }])).toEqual(['a']);
});
