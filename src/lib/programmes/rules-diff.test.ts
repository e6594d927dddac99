import { expect, test } from 'vitest';
import { miniTrainings } from './blueprints.ts';
import type { Draft } from './contradictions.ts';
import { compareRules, isUnchanged } from './rules-diff.ts';

const { criteria, form, topics } = miniTrainings.call;
const before: Draft = { criteria, form, topics };

test('a version that says the same changes nothing, whatever the order in which its parts were written', () => {
	const reversed = JSON.parse(JSON.stringify(before), (_, part: unknown) =>
		part !== null && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).reverse()) : part
	) as Draft;
	expect(isUnchanged(compareRules(before, reversed))).toBe(true);
});

test('another number, a new topic, a question gone and a setting are told apart', () => {
	const after: Draft = {
		criteria: criteria.map((rule) => (rule.criterion === 'team_size_between' ? { ...rule, params: { least: 6, most: null } } : rule)),
		topics: [...topics, { code: 'garden', name: { lt: 'Sodas', en: 'Garden' } }],
		form: {
			...form,
			minutes: 30,
			sections: form.sections.map((section) => ({ ...section, fields: section.fields.filter(({ key }) => key !== 'climate') }))
		}
	};
	const diff = compareRules(before, after);
	expect(diff.criteria).toMatchObject([{ name: 'team_size_between', before: { params: { least: 8 } }, after: { params: { least: 6 } } }]);
	expect(diff.topics).toMatchObject([{ name: 'garden', before: null, after: { code: 'garden' } }]);
	expect(diff.fields).toMatchObject([{ name: 'climate', after: null }]);
	expect(diff.settings).toEqual(['minutes']);
	expect(diff.sections).toEqual([]);
});

test('only another order is a change of order', () => {
	const diff = compareRules(before, { ...before, topics: [...topics].reverse() });
	expect(diff).toMatchObject({ topics: [], criteria: [], settings: ['order'] });
});
