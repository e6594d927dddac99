import * as v from 'valibot';
import { expect, test } from 'vitest';
import { dueDays, filledIn, mergeFields, TemplateSchema, unknownFields, type MergeField } from './template.ts';
import { templateFor } from './templates/index.ts';

const term = { force_on: '2026-12-10', ends_on: '2028-08-31' };

test.each([
	['days after', { kind: 'after_force', days: 30 }, ['2027-01-09']],
	['days after, never beyond the end', { kind: 'after_force', days: 3000 }, ['2028-08-31']],
	['every year within the term', { kind: 'yearly', month: 2, day: 1 }, ['2027-02-01', '2028-02-01']],
	['every year, none within the term', { kind: 'yearly', month: 11, day: 1 }, ['2027-11-01']],
	['before the end', { kind: 'before_end', days: 30 }, ['2028-08-01']],
	['on the last day', { kind: 'before_end', days: 0 }, ['2028-08-31']],
	['all the time', { kind: 'throughout' }, [null]]
] as const)('an obligation falls due: %s', (_, due, days) => {
	expect(dueDays(due, term)).toEqual(days);
});

test('a yearly duty without a day in the term holds throughout', () => {
	expect(dueDays({ kind: 'yearly', month: 6, day: 15 }, { force_on: '2026-12-10', ends_on: '2027-05-31' })).toEqual([null]);
});

test.each(['networks', 'single_school'] as const)('the template of %s is complete: its shape, its merge fields', (grouping) => {
	const template = templateFor(grouping, ['ministry', 'school', 'municipality']);
	expect(v.parse(TemplateSchema, template)).toEqual(template);
	expect(unknownFields(template)).toEqual([]);
	const values = Object.fromEntries(mergeFields.map((field) => [field, `<${field}>`])) as Record<MergeField, string>;
	const words = [...template.before, ...template.after].flatMap(({ clauses }) => clauses.map((clause) => filledIn(clause, values)));
	expect(words.join(' ')).not.toContain('{');
});

test('of two parties only their own duties are written', () => {
	const duties = templateFor('single_school', ['ministry', 'school']).obligations.map(({ party }) => party);
	expect(new Set(duties)).toEqual(new Set(['ministry', 'school']));
});

test('a merge field that nobody knows is named', () => {
	const template = templateFor('networks', ['ministry', 'school', 'municipality']);
	expect(unknownFields({ ...template, annexes: ['{mayor} ir {school}'] })).toEqual(['mayor']);
});
