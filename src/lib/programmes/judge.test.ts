import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyFacts, anyMember, anyRules, rulesOf } from '../../../tests/support/facts.ts';
import { miniTrainings } from './blueprints.ts';
import { asSent, type Facts, type Member } from './facts.ts';
import { judge, maySend, withOverrides, type Finding, type Verdict } from './judge.ts';

const mini = rulesOf(miniTrainings);

const person = (number: number, member: Partial<Member> = {}): Member => ({
	person: `p${number}`,
	roles: [number === 1 ? 'administration' : 'teacher'],
	categories: [{ field: '', category: 'senior_teacher', valid_from: null }],
	of_school: true,
	reason: '',
	...member
});
const good: Facts = {
	school: {
		type: 'basic',
		owner_kind: 20,
		municipality: 'LT-54',
		county: 'LT-UT',
		open: true,
		pupils: { count: 240, as_of: '2026-09-01' }
	},
	team: Array.from({ length: 8 }, (_, place) => person(place + 1)),
	topic: { code: 'assessment', text: 'Vertinimas ugdant' },
	problems: null,
	evidence: [{ framework: 'self_evaluation_2016', indicator: '2.4.1', level: 2.3, text: 'Išvada.' }],
	decision: null,
	endorsement: null,
	money_lacking: true,
	declared: {}
};
const findingOf = ({ findings }: Verdict, id: string): Finding => findings.find((finding) => finding.id === id) as Finding;

describe('whatever the facts', () => {
	test('each condition is answered once, in the order of the call', () => {
		fc.assert(
			fc.property(anyRules, anyFacts, (rules, facts) => {
				expect(judge(rules, facts).findings.map(({ id }) => id)).toEqual(rules.criteria.map(({ id }) => id));
			})
		);
	});

	test('the same facts and rules give the same verdict, and neither is changed by judging', () => {
		fc.assert(
			fc.property(anyRules, anyFacts, (rules, facts) => {
				const before = JSON.stringify([rules, facts]);
				expect(judge(rules, facts)).toEqual(judge(structuredClone(rules), structuredClone(facts)));
				expect(JSON.stringify([rules, facts])).toBe(before);
			})
		);
	});

	test('no strength buys off a „must“: while it is unmet the outcome is no, however good all the rest becomes', () => {
		fc.assert(
			fc.property(anyRules, anyFacts, (rules, facts) => {
				const verdict = judge(rules, facts);
				const unmet = verdict.findings.filter(({ severity, met }) => severity === 'refuse' && met === false);
				for (const finding of unmet) {
					const better = bestButFor(facts, finding);
					const after = judge(rules, better);
					if (findingOf(after, finding.id).met === false) expect(after.outcome).toBe('no');
				}
				expect(verdict.outcome === 'no').toBe(unmet.length > 0);
			})
		);
	});

	test('what gives priority or breaks ties never changes the outcome', () => {
		fc.assert(
			fc.property(anyRules, anyFacts, (rules, facts) => {
				const must = { ...rules, criteria: rules.criteria.filter(({ severity }) => severity === 'refuse' || severity === 'flag') };
				expect(judge(rules, facts).outcome).toBe(judge(must, facts).outcome);
			})
		);
	});

	test('one more eligible member never loses a team its eligibility, except by a maximum', () => {
		const worth = { yes: 2, review: 1, no: 0 };
		fc.assert(
			fc.property(anyRules, anyFacts, fc.constantFrom('teacher' as const, 'administration' as const), (rules, facts, role) => {
				const before = judge(rules, facts);
				const after = judge(rules, { ...facts, team: [...(facts.team ?? []), person(99, { roles: [role] })] });
				const overfull = after.findings.some(
					({ criterion, met, seen, params }) =>
						criterion === 'team_size_between' && met === false && params.most !== null && Number(seen.have) > params.most
				);
				if (facts.team !== null && !overfull) expect(worth[after.outcome]).toBeGreaterThanOrEqual(worth[before.outcome]);
			})
		);
	});

	test('learning what was not known never turns a yes into anything else', () => {
		fc.assert(
			fc.property(anyRules, anyFacts, anyMember(), (rules, facts, member) => {
				if (
					judge(rules, { ...facts, team: facts.team && [...facts.team, { ...member, roles: null, categories: null, of_school: null }] })
						.outcome !== 'yes'
				)
					return;
				expect(judge(rules, { ...facts, team: facts.team && [...facts.team, member] }).outcome).toBe('yes');
			})
		);
	});
});

describe('a finding carries what it looked at', () => {
	test('the size of the team', () => {
		const verdict = judge(mini, { ...good, team: good.team?.slice(1) ?? null });
		expect(findingOf(verdict, 'team_size_between')).toMatchObject({
			met: false,
			seen: { have: 7 },
			params: { least: 8, most: null },
			clause: 'M-01'
		});
	});

	test('the members above the ceiling, and for how many a reason is lacking', () => {
		const high = [{ field: '', category: 'methodologist' as const, valid_from: null }];
		const verdict = judge(mini, {
			...good,
			team: [...(good.team ?? []), person(20, { categories: high }), person(21, { categories: high, reason: 'Moko kitus.' })]
		});
		expect(findingOf(verdict, 'category_at_most')).toMatchObject({
			met: false,
			members: ['p20', 'p21'],
			seen: { failing: 2, without_reason: 1 }
		});
	});

	test('the number of pupils and its day', () => {
		expect(findingOf(judge(mini, good), 'pupils_at_most').seen).toEqual({ count: 240, as_of: '2026-09-01' });
	});
});

describe('an open question', () => {
	const open: Facts = { ...good, evidence: null, topic: null, team: null };

	test('is not known while the school writes', () => {
		expect(judge(mini, open).outcome).toBe('review');
	});

	test('is answered by sending: there is none', () => {
		const verdict = judge(mini, asSent(open));
		expect(verdict.outcome).toBe('no');
		expect(findingOf(verdict, 'topic_grounded').met).toBe(false);
	});

	test('stays open where only a register could answer', () => {
		const unknown = { ...good, school: { ...good.school, open: null } };
		expect(findingOf(judge(mini, asSent(unknown)), 'school_open').met).toBe('unknown');
	});
});

describe('an officer lets a flag pass', () => {
	const flagged = judge(mini, {
		...good,
		team: [...(good.team ?? []), person(20, { categories: [{ field: '', category: 'expert_teacher', valid_from: null }] })]
	});

	test('with a reason, and the application is eligible', () => {
		const verdict = withOverrides(flagged, { category_at_most: { reason: 'Vienintelis dalyko mokytojas.' } });
		expect([flagged.outcome, verdict.outcome]).toEqual(['review', 'yes']);
		expect(findingOf(verdict, 'category_at_most')).toMatchObject({ met: false, override: { reason: 'Vienintelis dalyko mokytojas.' } });
	});

	test('and takes it back', () => {
		expect(withOverrides(withOverrides(flagged, { category_at_most: { reason: 'Taip.' } }), {})).toEqual(flagged);
	});

	test('but never a „must“, nor a condition that is met', () => {
		fc.assert(
			fc.property(anyRules, anyFacts, (rules, facts) => {
				const verdict = judge(rules, facts);
				const all = Object.fromEntries(rules.criteria.map(({ id }) => [id, { reason: 'Taip.' }]));
				const after = withOverrides(verdict, all);
				if (verdict.outcome === 'no') expect(after.outcome).toBe('no');
				expect(after.findings.every(({ severity, met, override }) => override === undefined || (severity === 'flag' && met !== true))).toBe(
					true
				);
			})
		);
	});
});

test.each([
	['yes', 'blocked', true],
	['review', 'blocked', true],
	['no', 'blocked', false],
	['no', 'allowed', true]
] as const)('a verdict of %s may be sent where sending unmet is %s: %s', (outcome, whileUnmet, may) => {
	expect(maySend({ outcome, priority: false, findings: [] }, whileUnmet)).toBe(may);
});

/** Facts as good as they can be, but for what one condition looks at. */
function bestButFor(facts: Facts, { criterion }: Finding): Facts {
	const kept: Partial<Record<Finding['criterion'], keyof Facts>> = {
		topic_among: 'topic',
		topic_grounded: 'evidence',
		problem_named: 'problems',
		staff_decision_recorded: 'decision',
		municipality_endorsed: 'endorsement'
	};
	const best: Facts = {
		...good,
		problems: [{ code: 'behaviour', text: '' }],
		decision: { body: 'Susirinkimas', minutes_no: '1', decided_on: '2026-05-30' },
		endorsement: { name: 'Rasa', post: 'Vedėja', endorsed_on: '2026-06-01' }
	};
	const key = kept[criterion] ?? (criterion.includes('school') && criterion !== 'team_of_one_school' ? 'school' : 'team');
	return { ...best, [key]: facts[key] };
}
