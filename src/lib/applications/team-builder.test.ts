import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	judge,
	miniTrainings,
	networksFollowOn,
	nothingKnown,
	type CallRules,
	type Member,
	type Rule,
	type TeamRole,
	type Verdict
} from '#programmes';
import { anyMember, rulesOf } from '../../../tests/support/facts.ts';
import { adviseTeam } from './team-builder.ts';

const person = (key: string, role: TeamRole, category: 'senior_teacher' | 'methodologist' = 'senior_teacher'): Member => ({
	person: key,
	roles: [role],
	categories: [{ field: '', category, valid_from: null }],
	of_school: true,
	reason: ''
});
const teachers = (many: number, prefix = 't'): Member[] =>
	Array.from({ length: many }, (_, place) => person(`${prefix}${place + 1}`, 'teacher'));
const mini = rulesOf(miniTrainings);

describe('a team for mini-trainings', () => {
	test('lacks one representative of the administration, and the head completes it', () => {
		const advice = adviseTeam(mini, teachers(7), [...teachers(7), person('librarian', 'other'), person('head', 'administration')]);
		expect(advice.open.map(({ id }) => id)).toEqual(['team_size_between', 'administration_at_least']);
		expect(advice.completion).toEqual({ add: ['head'], outcome: 'yes' });
		expect(advice.candidates).toEqual([
			{ person: 'librarian', helps: ['team_size_between'], concerns: [], completes: true },
			{ person: 'head', helps: ['administration_at_least', 'team_size_between'], concerns: [], completes: true }
		]);
	});

	test('is completed by people under the ceiling before those above it', () => {
		const staff = [person('m', 'teacher', 'methodologist'), ...teachers(2, 's')];
		expect(adviseTeam(mini, [person('head', 'administration'), ...teachers(5)], staff).completion).toEqual({
			add: ['s1', 's2'],
			outcome: 'yes'
		});
	});

	test('is completed by somebody above the ceiling where nobody else is left, and the centre looks', () => {
		const staff = [person('m1', 'teacher', 'methodologist'), person('m2', 'teacher', 'methodologist'), person('s', 'teacher')];
		const { completion, candidates } = adviseTeam(mini, [person('head', 'administration'), ...teachers(5)], staff);
		expect(completion?.outcome).toBe('review');
		expect(completion?.add).toContain('s');
		expect(candidates.find((one) => one.person === 'm1')?.concerns).toEqual(['category_at_most']);
	});

	test('cannot keep a member of another school', () => {
		const stranger = { ...person('x', 'teacher'), of_school: false };
		const { leave, completion } = adviseTeam(mini, [person('head', 'administration'), ...teachers(6), stranger], teachers(3, 's'));
		expect([leave, completion]).toEqual([['x'], { add: ['s1'], outcome: 'yes' }]);
	});

	test('of a school without enough people has no completion', () => {
		const { completion, candidates } = adviseTeam(mini, teachers(2), [person('head', 'administration'), ...teachers(3, 's')]);
		expect(completion).toBeNull();
		expect(candidates.every(({ completes }) => !completes)).toBe(true);
	});

	test('that is complete needs nobody', () => {
		expect(adviseTeam(mini, [person('head', 'administration'), ...teachers(7)], teachers(2, 's')).completion).toEqual({
			add: [],
			outcome: 'yes'
		});
	});

	test('of three out of a staff of eighty is advised at once', () => {
		const staff = [...teachers(80, 's'), person('head', 'administration')];
		const began = performance.now();
		expect(adviseTeam(mini, teachers(3), staff).completion?.add).toHaveLength(5);
		expect(performance.now() - began).toBeLessThan(200);
	});
});

test('a follow-on team of seven is not overfilled: the last place goes to whom the rules need', () => {
	const rules = rulesOf(networksFollowOn);
	const specialist = { ...person('ms', 'municipal_specialist'), of_school: false };
	const advice = adviseTeam(rules, [person('cm', 'centre_methodologist'), ...teachers(5)], [...teachers(3, 's'), specialist]);
	expect(advice.completion).toEqual({ add: ['ms'], outcome: 'yes' });
	expect(advice.candidates.filter(({ completes }) => completes).map(({ person: key }) => key)).toEqual(['ms']);
});

describe('against every possible choice', () => {
	const severity = fc.constantFrom('refuse' as const, 'flag' as const);
	const few = fc.integer({ min: 0, max: 3 });
	const ruleOf = (criterion: Rule['criterion'], params: fc.Arbitrary<unknown>): fc.Arbitrary<Rule> =>
		fc.record({
			id: fc.constant(criterion),
			criterion: fc.constant(criterion),
			params,
			severity,
			clause: fc.constant(''),
			wording: fc.constant(null)
		}) as fc.Arbitrary<Rule>;
	const anyTeamRules: fc.Arbitrary<CallRules> = fc
		.tuple(
			ruleOf(
				'team_size_between',
				fc.tuple(few, fc.option(few)).map(([least, more]) => ({ least, most: more === null ? null : least + more }))
			),
			ruleOf('administration_at_least', fc.record({ count: few })),
			ruleOf('teachers_at_least', fc.record({ count: few })),
			ruleOf(
				'roles_present',
				fc.constantFrom({ roles: ['support_specialist'] }, { roles: ['municipal_specialist', 'centre_methodologist'] })
			),
			ruleOf(
				'category_at_most',
				fc.record({ category: fc.constant('senior_teacher'), exempt_administration: fc.boolean(), reason_accepted: fc.boolean() })
			),
			ruleOf('team_of_one_school', fc.constantFrom({ except_roles: [] }, { except_roles: ['municipal_specialist'] })),
			ruleOf('members_distinct', fc.constant({}))
		)
		.chain((rules) => fc.subarray(rules))
		.map((criteria) => ({ ...mini, criteria }));
	const people = (prefix: string, most: number) =>
		fc
			.array(anyMember(), { maxLength: most })
			.map((members) => members.map((member, place) => ({ ...member, person: `${prefix}${place}` })));

	test('a completion is found whenever there is one, is valid, is the best, and each candidate is told the truth', () => {
		fc.assert(
			fc.property(anyTeamRules, people('t', 4), people('s', 6), (rules, team, staff) => {
				const advice = adviseTeam(rules, team, staff);
				const staying = team.filter(({ person: key }) => !advice.leave.includes(key));
				const choices = subsets(staff).map((add) => ({ add, outcome: judgeTeam(rules, [...staying, ...add]).outcome }));
				const valid = choices.filter(({ outcome }) => outcome !== 'no');
				const best = [...valid].sort((a, b) => Number(b.outcome === 'yes') - Number(a.outcome === 'yes') || a.add.length - b.add.length)[0];

				expect([advice.completion?.outcome, advice.completion?.add.length]).toEqual([best?.outcome, best?.add.length]);
				if (advice.completion) {
					const { add, outcome } = advice.completion;
					expect(judgeTeam(rules, [...staying, ...staff.filter(({ person: key }) => add.includes(key))]).outcome).toBe(outcome);
				}
				for (const { person: key, completes } of advice.candidates) {
					expect(completes).toBe(valid.some(({ add }) => add.some((member) => member.person === key)));
				}
				for (const key of advice.leave) {
					const kept = team.filter((member) => member.person === key);
					expect(
						judgeTeam(rules, kept).findings.some(
							({ severity: how, met, members }) => how === 'refuse' && met === false && members.includes(key)
						)
					).toBe(true);
				}
			}),
			{ numRuns: 400 }
		);
	});
});

const judgeTeam = (rules: CallRules, team: Member[]): Verdict => judge(rules, { ...nothingKnown, team });
const subsets = <Item>(items: Item[]): Item[][] =>
	items.reduce<Item[][]>((sets, item) => [...sets, ...sets.map((set) => [...set, item])], [[]]);
