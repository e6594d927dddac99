import { expect, test } from 'vitest';
import { askedFrom, readMeasure } from './measure.ts';

const typed = {
	name: 'Mokiniai, kurie klausia',
	unit: '%',
	kind: 'outcome',
	better: 'up',
	of_aim: false,
	how: '',
	rhythm: 'monthly',
	baseline: ''
};

test('a measure says what is counted, in what unit, which way is better and how often', () => {
	expect(readMeasure({ ...typed, baseline: ' 6 ' })).toEqual({ plan: { ...typed, baseline: 6 }, faults: [] });
	expect(
		readMeasure({ name: 'a', unit: '10 proc.', kind: '', better: 'x', of_aim: true, how: '', rhythm: '', baseline: '101' }).faults
	).toEqual([
		{ field: 'name', key: 'projects_fault_measure_name' },
		{ field: 'unit', key: 'projects_fault_measure_unit' },
		{ field: 'kind', key: 'projects_fault_measure_kind' },
		{ field: 'better', key: 'projects_fault_measure_better' },
		{ field: 'rhythm', key: 'projects_fault_measure_rhythm' },
		{ field: 'baseline', key: 'projects_fault_measure_baseline' }
	]);
});

test('a value is asked for by the rhythm, or never', () => {
	expect((['weekly', 'monthly', 'quarterly', 'never'] as const).map((rhythm) => askedFrom(rhythm, '2028-02-27'))).toEqual([
		'2028-03-05',
		'2028-03-28',
		'2028-05-28',
		null
	]);
});
