import { expect, test } from 'vitest';
import { chainOf, kindOf, mayPredict, readCyclePlan, readDecision, readStudy, runningCycle, stageOf, type Decision } from './cycle.ts';

const plan = {
	title: 'Trys klausimai pabaigoje',
	question: '',
	prediction: '',
	who: '',
	place: '',
	from_on: null,
	to_on: null,
	conditions: ''
};

test.each([
	[{ done: '', learned: '', decision: null }, 'plan'],
	[{ done: 'Klausėme.', learned: '', decision: null }, 'do'],
	[{ done: 'Klausėme.', learned: 'Padėjo.', decision: null }, 'study'],
	[{ done: '', learned: 'Padėjo.', decision: 'adopt' as const }, 'decided']
])('the stage of %j is %s', (written, stage) => {
	expect(stageOf(written)).toBe(stage);
});

test('without a prediction it is an activity, and a prediction is made before something was done (N-07)', () => {
	expect([kindOf({ prediction: '' }), kindOf({ prediction: '60 %' })]).toEqual(['activity', 'cycle']);
	expect(mayPredict({ done: '', learned: '', decision: null })).toBe(true);
	expect(mayPredict({ done: 'Klausėme.', learned: '', decision: null })).toBe(false);
	expect(mayPredict({ done: '', learned: 'Padėjo.', decision: 'abandon' })).toBe(false);
});

test('a plan needs words for what is tried, and days in order', () => {
	expect(readCyclePlan({ ...plan, title: '  Trys\n klausimai ' })).toMatchObject({ plan: { title: 'Trys klausimai' }, faults: [] });
	const { faults } = readCyclePlan({
		...plan,
		title: 'Ką',
		prediction: 'a'.repeat(1001),
		from_on: '2026-11-10',
		to_on: '2026-11-09'
	});
	expect(faults).toEqual([
		{ field: 'title', key: 'projects_fault_cycle_title' },
		{ field: 'prediction', key: 'projects_fault_too_long', values: { most: 1000 } },
		{ field: 'to_on', key: 'projects_fault_cycle_days' }
	]);
	expect(readCyclePlan({ ...plan, from_on: '2026-11-10', to_on: '2026-11-10' }).faults).toEqual([]);
});

test('what was done may be written bit by bit', () => {
	expect(readStudy({ done: ' Klausėme. ', learned: '', conditions: '' })).toEqual({
		study: { done: 'Klausėme.', learned: '', conditions: '' },
		faults: []
	});
	expect(readStudy({ done: 'a'.repeat(5001), learned: '', conditions: '' }).faults).toMatchObject([{ field: 'done' }]);
});

test('a decision is one of three and says what was learned', () => {
	expect(readDecision({ decision: 'abandon', learned: 'Nepadėjo.', next_step: '' })).toMatchObject({ faults: [] });
	expect(readDecision({ decision: 'perhaps', learned: '–', next_step: '' }).faults).toEqual([
		{ field: 'learned', key: 'projects_fault_cycle_learned' },
		{ field: 'decision', key: 'projects_fault_cycle_decision' }
	]);
});

test('a note belongs to the open cycle that began last; to one without days where none has begun', () => {
	const cycle = (number: number, from_on: string | null, decision: Decision | null = null) => ({ number, from_on, decision });
	const today = '2026-11-22';
	const running = (...cycles: ReturnType<typeof cycle>[]) => runningCycle(cycles, today)?.number;
	expect(running(cycle(1, '2026-11-01'), cycle(2, '2026-11-15'), cycle(3, '2026-12-01'))).toBe(2);
	expect(running(cycle(1, '2026-11-01'), cycle(2, '2026-11-15', 'adopt'), cycle(3, null))).toBe(1);
	expect(running(cycle(1, null), cycle(2, null))).toBe(2);
	expect(running(cycle(1, '2026-11-22'))).toBe(1);
	expect(running(cycle(1, '2026-11-23'), cycle(2, null, 'abandon'))).toBeUndefined();
});

test('a chain goes from its first cycle to the one that is looked at', () => {
	const cycles = [
		{ id: 'a', after_id: null },
		{ id: 'b', after_id: 'a' },
		{ id: 'c', after_id: 'b' },
		{ id: 'd', after_id: 'a' }
	];
	const ids = (id: string) => chainOf(cycles, id).map((cycle) => cycle.id);
	expect([ids('c'), ids('d'), ids('a'), ids('z')]).toEqual([['a', 'b', 'c'], ['a', 'd'], ['a'], []]);
	const round = [
		{ id: 'a', after_id: 'b' },
		{ id: 'b', after_id: 'a' }
	];
	expect(chainOf(round, 'a').map(({ id }) => id)).toEqual(['b', 'a']);
});
