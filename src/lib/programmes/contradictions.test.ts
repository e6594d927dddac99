import { expect, test } from 'vitest';
import { blankForm } from './blank.ts';
import { blueprints, networksFollowOn } from './blueprints.ts';
import { contradictionsIn, type Draft } from './contradictions.ts';
import { criteria, criterionNames, parametersOf, type CriterionName, type Rule } from './criteria.ts';

const samples: Record<string, unknown> = {
	count: 1,
	count_or_none: null,
	yes_no: true,
	category: 'senior_teacher',
	school_types: ['gymnasium'],
	owner_kinds: [20],
	roles: ['teacher'],
	counties: ['LT-KU'],
	municipalities: ['LT-15'],
	form_field: 'unasked'
};
const ruleOf = (criterion: CriterionName): Rule =>
	({
		id: criterion,
		criterion,
		params: Object.fromEntries(parametersOf(criterion).map(({ name, input }) => [name, samples[input]])),
		severity: 'refuse',
		clause: '',
		wording: null
	}) as unknown as Rule;

const bare: Draft = { criteria: [], form: { ...blankForm, sections: blankForm.sections.slice(0, 1) }, topics: [] };

test.each([...blueprints, networksFollowOn].map((blueprint) => [blueprint.edition.slug, blueprint] as const))(
	'the blueprint %s agrees with itself',
	(_, { call }) => {
		expect(contradictionsIn(call)).toEqual([]);
	}
);

test.each(criterionNames.filter((name) => criteria[name].about !== 'school'))('%s needs something that the form asks', (name) => {
	const faults = contradictionsIn({ ...bare, criteria: [ruleOf(name)] });
	expect(faults.map(({ field }) => field)).toEqual([`rule-${name}`]);
});

test.each(criterionNames.filter((name) => criteria[name].about === 'school'))('%s is known from the register', (name) => {
	expect(contradictionsIn({ ...bare, criteria: [ruleOf(name)] })).toEqual([]);
});

test('a question cannot offer topics of which there are none', () => {
	const [miniTrainings] = blueprints.slice(-1);
	const faults = miniTrainings && contradictionsIn({ ...miniTrainings.call, topics: [] });
	expect(faults).toMatchObject([{ field: 'field-topic', key: 'no_topics_to_offer' }]);
});
