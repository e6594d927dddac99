import {
	miniTrainings,
	networks2006,
	networksFollowOn,
	type Blueprint,
	type CallRules,
	type CriterionName,
	type Facts,
	type Rule
} from '#programmes';
import { member } from './members.ts';

/** The sets of rules that judge the golden applications, each with its good application. */
export type GoldenSet = { rules: CallRules; good: Facts };

const days = { categories_on: '2026-10-01', pupils_as_of: '2026-09-01' };
const rulesOf = ({ call }: Blueprint, change: Partial<Record<CriterionName, Partial<Rule>>> = {}): CallRules => ({
	...days,
	topics: call.topics,
	criteria: call.criteria.map((rule) => ({ ...rule, ...change[rule.criterion] }) as Rule)
});

const goodMini: Facts = {
	school: {
		type: 'basic',
		owner_kind: 20,
		county: 'LT-UT',
		municipality: 'LT-54',
		open: true,
		pupils: { count: 240, as_of: '2026-09-01' }
	},
	team: member('A2').concat(member('7xT2')),
	topic: { code: 'assessment', text: 'Vertinimas ugdant' },
	problems: null,
	evidence: [{ framework: 'self_evaluation_2016', indicator: '2.4.1', level: 2.3, text: 'Vertinimas mažai padeda mokytis.' }],
	decision: null,
	endorsement: null,
	money_lacking: true,
	declared: {}
};

const goodNetworks: Facts = {
	...goodMini,
	team: member('A2').concat(member('3xT2')),
	topic: null,
	evidence: null,
	problems: [{ code: 'behaviour', text: 'Mokinių elgesio problemų sprendimas' }],
	decision: { body: 'Visuotinis darbuotojų susirinkimas', minutes_no: 'V-12', decided_on: '2026-05-30' },
	endorsement: { name: 'Rasa Pavyzdienė', post: 'Švietimo skyriaus vedėja', endorsed_on: '2026-06-02' }
};

const goodRegional: Facts = {
	...goodMini,
	school: { ...goodMini.school, type: 'gymnasium', pupils: { count: 120, as_of: '2026-09-01' } },
	team: member('A2').concat(member('2xT2')),
	topic: { code: null, text: 'Skaitymas' },
	evidence: ['2.4.1', '2.3.1'].map((indicator) => ({ framework: 'self_evaluation_2016', indicator, level: 2, text: 'Išvada.' })),
	problems: ['planning', 'support'].map((code) => ({ code, text: code })),
	declared: { commits: true }
};

const composed = (rules: Pick<Rule, 'criterion' | 'severity' | 'params'>[]): Rule[] =>
	rules.map((rule) => ({ ...rule, id: rule.criterion, clause: '', wording: null }) as Rule);

const regional = composed([
	{ criterion: 'owner_kind_among', severity: 'refuse', params: { kinds: [20] } },
	{ criterion: 'county_among', severity: 'refuse', params: { counties: ['LT-UT', 'LT-PN'] } },
	{ criterion: 'municipality_among', severity: 'flag', params: { municipalities: ['LT-54', 'LT-09'] } },
	{ criterion: 'pupils_at_least', severity: 'refuse', params: { pupils: 50 } },
	{ criterion: 'pupils_at_most', severity: 'priority', params: { pupils: 150 } },
	{ criterion: 'team_size_between', severity: 'refuse', params: { least: 2, most: 4 } },
	{ criterion: 'team_of_one_school', severity: 'refuse', params: { except_roles: ['municipal_specialist'] } },
	{ criterion: 'teachers_at_least', severity: 'refuse', params: { count: 2 } },
	{ criterion: 'administration_at_least', severity: 'flag', params: { count: 1 } },
	{ criterion: 'topic_among', severity: 'refuse', params: { other_allowed: true } },
	{ criterion: 'topic_grounded', severity: 'refuse', params: { indicators_at_least: 2 } },
	{ criterion: 'problem_named', severity: 'flag', params: { least: 2, other_allowed: false } },
	{ criterion: 'declared', severity: 'refuse', params: { field: 'commits' } },
	{ criterion: 'money_lacking', severity: 'priority', params: {} }
]);

const ceiling = (params: { exempt_administration: boolean; reason_accepted: boolean }): Partial<Rule> => ({
	params: { category: 'senior_teacher', ...params }
});

export const goldenSets: Record<string, GoldenSet> = {
	mini: { rules: rulesOf(miniTrainings), good: goodMini },
	'mini-gate': { rules: rulesOf(miniTrainings, { category_at_most: { severity: 'refuse' } }), good: goodMini },
	'mini-all-bound': {
		rules: rulesOf(miniTrainings, { category_at_most: ceiling({ exempt_administration: false, reason_accepted: false }) }),
		good: goodMini
	},
	'mini-reason': {
		rules: rulesOf(miniTrainings, { category_at_most: ceiling({ exempt_administration: true, reason_accepted: true }) }),
		good: goodMini
	},
	networks: { rules: rulesOf(networks2006), good: goodNetworks },
	'follow-on': {
		rules: rulesOf(networksFollowOn),
		good: { ...goodNetworks, school: { ...goodNetworks.school, type: 'gymnasium' }, team: ['A2', '4xT2', 'M2~', 'C2~'].flatMap(member) }
	},
	regional: { rules: { ...rulesOf(miniTrainings), criteria: regional }, good: goodRegional }
};
