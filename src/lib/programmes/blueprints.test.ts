import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { BlueprintSchema } from './blueprint.ts';
import { blueprints, miniTrainings, networks2006, networksFollowOn } from './blueprints.ts';
import { schoolsInNetworks } from './edition.ts';
import { fieldsOf } from './form.ts';

const all = [...blueprints, networksFollowOn].map((blueprint) => [blueprint.edition.slug, blueprint] as const);

describe.each(all)('%s', (_, blueprint) => {
	test('is read back from its stored form as it was', () => {
		expect(v.parse(BlueprintSchema, JSON.parse(JSON.stringify(blueprint)))).toEqual(blueprint);
	});

	test('is complete in both languages, with Lithuanian quotes and dashes', () => {
		const texts = textsIn(blueprint);
		expect(texts.filter(({ lt, en }) => lt.trim() === '' || en.trim() === '')).toEqual([]);
		expect(texts.filter(({ lt }) => /["\u201D]|\s-\s/.test(lt))).toEqual([]);
	});

	test('asks in its form for each fact that its conditions look at', () => {
		const feeds = fieldsOf(blueprint.call.form).map((field) => field.feeds);
		const kinds = blueprint.call.form.sections.map(({ kind }) => kind);
		for (const { criterion } of blueprint.call.criteria) {
			if (criterion === 'topic_among') expect(feeds).toContain('topic');
			if (criterion === 'problem_named') expect(feeds).toContain('problems');
			if (criterion === 'money_lacking') expect(feeds).toContain('money_lacking');
			if (criterion === 'staff_decision_recorded')
				expect(feeds).toEqual(expect.arrayContaining(['decision_body', 'decision_minutes_no', 'decision_on']));
			if (criterion === 'topic_grounded') expect(kinds).toContain('evidence');
			if (criterion === 'municipality_endorsed') expect(kinds).toContain('endorsement');
		}
		expect(kinds).toEqual(expect.arrayContaining(['school', 'team']));
	});
});

test('the networks of 2006 are those of the source', () => {
	const { edition, call } = networks2006;
	expect(schoolsInNetworks(edition.terms)).toBe(42);
	expect(edition.terms).toMatchObject({
		grouping: { networks: 7, schools_each: 6, coordinators_each: 2 },
		agreement: { parties: ['ministry', 'school', 'municipality'] },
		participation: ['team', 'all_teachers'],
		projects_each_school: 1,
		quiet_after_days: 45
	});
	expect(edition.terms.team_duties).toHaveLength(9);
	expect(edition.targets).toEqual([
		{ indicator: 'team_members_prepared', value: 150 },
		{ indicator: 'good_practice_published', value: 42 },
		{ indicator: 'networks_active', value: 7 }
	]);
	expect(edition.milestones.map(({ due_on }) => due_on)).toEqual(['2006-05-24', '2006-06-23', '2007-12-01', '2007-12-14']);
	expect([call.capacity, call.opens_on]).toEqual([42, '2006-05-24']);
	expect(call.criteria.find(({ id }) => id === 'team_size_between')?.params).toEqual({ least: 3, most: 5 });
});

test('the follow-on edition has teams of seven with both specialists, and primary schools', () => {
	const params = Object.fromEntries(networksFollowOn.call.criteria.map((rule) => [rule.id, rule.params]));
	expect(params.team_size_between).toEqual({ least: 7, most: 7 });
	expect(params.roles_present).toEqual({ roles: ['municipal_specialist', 'centre_methodologist'] });
	expect(params.school_type_among).toMatchObject({ types: expect.arrayContaining(['primary']) });
	expect(params.staff_decision_recorded).toEqual({});
	expect(networksFollowOn.edition.targets[0]?.value).toBe(42 * 7);
});

test('mini-trainings are those of the source', () => {
	const { edition, call } = miniTrainings;
	expect(edition.terms.dose).toEqual({
		kind: 'days',
		days: 3,
		hours_a_day: 8,
		contact_hours: 18,
		consultation_hours: 6,
		patterns: ['A', 'B', 'C'],
		lecturers_at_once: 2
	});
	expect([call.capacity, call.topics.length]).toEqual([120, 10]);
	expect(call.criteria.map(({ id, severity }) => [id, severity])).toEqual([
		['school_open', 'refuse'],
		['team_size_between', 'refuse'],
		['administration_at_least', 'refuse'],
		['teachers_at_least', 'refuse'],
		['members_distinct', 'refuse'],
		['team_of_one_school', 'refuse'],
		['category_at_most', 'flag'],
		['topic_among', 'refuse'],
		['topic_grounded', 'refuse'],
		['pupils_at_most', 'priority'],
		['money_lacking', 'tie_break']
	]);
});

test.each([
	['hours that do not add up (M-10)', { edition: { terms: { dose: { contact_hours: 17 } } } }],
	['two rules of one name', { call: { criteria: [...networks2006.call.criteria, networks2006.call.criteria[0]] } }],
	['a rule that nobody knows', { call: { criteria: [{ ...networks2006.call.criteria[0], criterion: 'points_at_least' }] } }],
	['a parameter of the wrong kind', { call: { criteria: [{ ...networks2006.call.criteria[2], params: { least: 'three', most: 5 } }] } }],
	['a least above the most', { call: { criteria: [{ ...networks2006.call.criteria[2], params: { least: 6, most: 5 } }] } }],
	['a parameter too many', { call: { criteria: [{ ...networks2006.call.criteria[0], params: { points: 5 } }] } }],
	['a text without Lithuanian', { name: { lt: ' ', en: 'Networks' } }],
	['a day that the calendar lacks', { edition: { starts_on: '2026-02-30' } }]
])('%s is no blueprint', (_, change) => {
	expect(v.safeParse(BlueprintSchema, merged(JSON.parse(JSON.stringify(miniTrainings)), change)).success).toBe(false);
});

function textsIn(value: unknown): { lt: string; en: string }[] {
	if (typeof value !== 'object' || value === null) return [];
	if ('lt' in value && 'en' in value) return [value as { lt: string; en: string }];
	return Object.values(value).flatMap(textsIn);
}

function merged<Thing>(thing: Thing, change: unknown): Thing {
	if (typeof change !== 'object' || change === null || Array.isArray(change)) return change as Thing;
	const parts = Object.entries(change).map(([key, value]) => [key, merged((thing as Record<string, unknown>)[key], value)]);
	return { ...thing, ...Object.fromEntries(parts) } as Thing;
}
