import fc from 'fast-check';
import {
	frameworks,
	indicatorsOf,
	miniTrainings,
	networks2006,
	networksFollowOn,
	teamRoles,
	type CallRules,
	type Facts,
	type Member
} from '#programmes';
import { categories } from '#schools';

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> => fc.option(arbitrary, { nil: null, freq: 5 });
const day = fc.constantFrom('2015-09-01', '2026-08-31', '2026-09-01', '2026-09-02', '2026-10-01', '2026-10-02');

/** A member of a team, also one of whom little is known. */
export const anyMember = (keys = fc.integer({ min: 1, max: 40 }).map((n) => `p${n}`)): fc.Arbitrary<Member> =>
	fc.record({
		person: keys,
		roles: maybe(fc.subarray([...teamRoles], { minLength: 1, maxLength: 2 })),
		categories: maybe(
			fc.array(fc.record({ field: fc.constantFrom('a', 'b'), category: fc.constantFrom(...categories), valid_from: maybe(day) }), {
				maxLength: 3
			})
		),
		of_school: maybe(fc.boolean()),
		reason: fc.constantFrom('', ' ', 'Moko kitus.')
	});

const anyNamed = fc.record({
	code: maybe(fc.constantFrom('assessment', 'behaviour', 'unlisted')),
	text: fc.constantFrom('', 'Skaitymas', 'Vertinimas')
});
const codes = frameworks.flatMap((framework) => indicatorsOf(framework).map(({ code }) => code));

/** Facts of any school, known or not. */
export const anyFacts: fc.Arbitrary<Facts> = fc.record({
	school: fc.record({
		type: maybe(fc.constantFrom('basic', 'gymnasium', 'primary')),
		owner_kind: maybe(fc.constantFrom(10 as const, 20 as const, 30 as const)),
		municipality: maybe(fc.constantFrom('LT-54', 'LT-60')),
		county: maybe(fc.constantFrom('LT-UT', 'LT-VL')),
		open: maybe(fc.boolean()),
		pupils: maybe(fc.record({ count: fc.integer({ min: 0, max: 900 }), as_of: day }))
	}),
	team: maybe(fc.array(anyMember(), { maxLength: 12 })),
	topic: fc.oneof(maybe(anyNamed), fc.constant('none' as const)),
	problems: maybe(fc.array(anyNamed, { maxLength: 4 })),
	evidence: maybe(
		fc.array(
			fc.record({
				framework: fc.constantFrom(...frameworks.map(({ code }) => code), 'unknown'),
				indicator: fc.constantFrom(...codes),
				level: maybe(fc.double({ min: 0, max: 5, noNaN: true })),
				text: fc.constantFrom('', 'Išvada.')
			}),
			{ maxLength: 3 }
		)
	),
	decision: fc.oneof(
		maybe(fc.record({ body: fc.constantFrom('', 'Susirinkimas'), minutes_no: fc.constantFrom('', 'V-1'), decided_on: maybe(day) })),
		fc.constant('none' as const)
	),
	endorsement: fc.oneof(
		maybe(fc.record({ name: fc.constantFrom('', 'Rasa'), post: fc.constantFrom('', 'Vedėja'), endorsed_on: maybe(day) })),
		fc.constant('none' as const)
	),
	money_lacking: maybe(fc.boolean()),
	declared: fc.dictionary(fc.constantFrom('commits', 'data_true'), maybe(fc.boolean()))
});

/** The rules of a blueprint's call, looked at on the days of the golden applications. */
export const rulesOf = ({ call }: typeof miniTrainings): CallRules => ({
	categories_on: '2026-10-01',
	pupils_as_of: '2026-09-01',
	topics: call.topics,
	criteria: call.criteria
});

export const anyRules: fc.Arbitrary<CallRules> = fc.constantFrom(rulesOf(miniTrainings), rulesOf(networks2006), rulesOf(networksFollowOn));
