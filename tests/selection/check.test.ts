import { describe, expect, test } from 'vitest';
import { checkSelection, readPublicKey, type PublicKey, type Report } from '../../verify/index.ts';
import { handWorked, named } from './example.ts';
import { makeKey, pemOf, signText, writeFile, type WrittenParts } from './writer.ts';

const key = makeKey();
const publicKey = readPublicKey(pemOf(key)) as PublicKey;
const check = (bytes: Uint8Array): Report => checkSelection(bytes, publicKey);

/** The example with one thing changed before it is signed. */
function signedWith(change: (parts: Changeable) => void): Report {
	const parts = structuredClone(handWorked) as unknown as Changeable;
	change(parts);
	return check(writeFile(parts as unknown as WrittenParts, key));
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test may write anything anywhere
type Changeable = Record<keyof WrittenParts, Record<string, any>>;

const found = ({ differences }: Report) =>
	differences.map(({ key, application }) => (application ? [key, application.slice(0, 2)] : [key]));

test('the example that was worked out by hand is right', () => {
	const report = check(writeFile(handWorked, key));
	expect(report.differences).toEqual([]);
	expect(report.right).toBe(true);
	expect(report.lines.map(({ state }) => state)).toEqual(Array(8).fill('signed'));
	expect(report.departures).toEqual([{ application: named('7b'), proposed: 'rejected', decided: 'reserve' }]);
});

describe('a result that does not follow is found, with the application concerned', () => {
	test.each<[string, (parts: Changeable) => void, unknown[]]>([
		['points', ({ result }) => (result['ranking'][1].points = 26), [['points', '0a']]],
		[
			'the same score in another fraction',
			({ result }) => Object.assign(result['ranking'][3], { points: 3, out_of: 1 }),
			[['points', '7b']]
		],
		[
			'two equals the other way round',
			({ result: { ranking } }) => {
				ranking.splice(1, 2, { ...ranking[2], rank: 2 }, { ...ranking[1], rank: 3 });
			},
			[
				['rank', '0a'],
				['rank', '3d']
			]
		],
		[
			'a list that is not in the order of its ranks',
			({ result }) => result['ranking'].reverse(),
			['7b', '3d', '0a', '1b'].map((name) => ['ranking_order', name])
		],
		['a place', ({ result }) => (result['ranking'][3].place = 'accepted'), [['place', '7b']]],
		['a place on the reserve list', ({ result }) => (result['ranking'][1].reserve_place = 2), [['reserve_place', '0a']]],
		['one left out of the ranking', ({ result }) => result['ranking'].pop(), [['not_in_ranking', '2c']]],
		[
			'one twice in the ranking',
			({ result }) => result['ranking'].push({ ...result['ranking'][4], rank: 6 }),
			[
				['named_twice', '2c'],
				['rank', '2c']
			]
		],
		[
			'one ranked that is not eligible',
			({ result }) => result['ranking'].push({ ...result['ranking'][3], application: named('5f'), rank: 6 }),
			[
				['named_twice', '5f'],
				['not_to_be_ranked', '5f']
			]
		],
		[
			'one that nobody knows',
			({ result }) => result['not_ranked'].push({ application: named('99'), why: 'withdrawn' }),
			[['unknown_application', '99']]
		],
		['another reason', ({ result }) => (result['not_ranked'][0].why = 'not_eligible'), [['why_unranked', '4e']]],
		['no reason', ({ result }) => result['not_ranked'].shift(), [['not_among_unranked', '4e']]],
		[
			'lots exchanged',
			({ lots: { order } }) => order.splice(0, 2, order[1], order[0]),
			[
				['lots_place', '6a'],
				['lots_place', '0a']
			]
		],
		['a lot left out', ({ lots }) => lots['order'].pop(), [['lots_missing', '2c']]],
		[
			'a lot twice',
			({ lots }) => lots['order'].push(named('2c')),
			[
				['named_twice', '2c'],
				['lots_place', '2c']
			]
		],
		[
			'another seed',
			({ lots }) => (lots['seed'] = `a00d${'f00d'.repeat(15)}`),
			expect.arrayContaining([['lots_place', '6a']]) as unknown[]
		],
		['a decision that departs silently', ({ result }) => (result['decisions'][6].departs = false), [['departs_silently', '7b']]],
		['a departure that is none', ({ result }) => (result['decisions'][0].departs = true), [['departs_not', '0a']]],
		['a decision left out', ({ result }) => result['decisions'].pop(), [['no_decision', '7b']]],
		[
			'a decision on a withdrawn application',
			({ result }) => result['decisions'].splice(4, 0, { application: named('4e'), outcome: 'rejected', departs: false }),
			[['decision_of_withdrawn', '4e']]
		],
		['decisions out of order', ({ result }) => result['decisions'].reverse(), [['list_order', '6a']]],
		[
			'more accepted than there are places',
			({ result }) => Object.assign(result['decisions'][6], { outcome: 'accepted' }),
			[['too_many_accepted']]
		]
	])('%s', (_, change, differences) => {
		const report = signedWith(change);
		expect(found(report)).toEqual(differences);
		expect(report.right).toBe(false);
		expect(report.lines.every(({ state }) => state === 'signed')).toBe(true);
	});
});

describe('inputs that contradict themselves are found', () => {
	test.each<[string, (parts: Changeable) => void, unknown[]]>([
		['a vote of somebody who had to stand aside', ({ votes }) => (votes['conflicts'][0].reviewer = 'r1'), [['vote_conflict', '3d']]],
		['two votes of one reviewer', ({ votes }) => (votes['votes'][1].reviewer = 'r1'), [['vote_twice', '0a']]],
		['votes out of order', ({ votes }) => votes['votes'].reverse(), [['list_order', '7b']]],
		['points out of bounds', ({ votes }) => (votes['votes'][0].points.remark = 6), [['vote_bounds', '0a']]],
		['a criterion without points', ({ votes }) => delete votes['votes'][0].points.remark, [['vote_criteria', '0a']]],
		['points for no criterion', ({ votes }) => (votes['votes'][0].points.beauty = 1), [['vote_criteria', '0a']]],
		[
			'a vote for no application',
			({ votes }) => votes['votes'].push({ ...votes['votes'][0], application: named('99') }),
			[['unknown_application', '99']]
		],
		['no weight', ({ rules }) => rules['criteria'].forEach((criterion: { weight: number }) => (criterion.weight = 0)), [['no_weight']]],
		[
			'a criterion twice',
			({ rules }) => (rules['criteria'][1].key = 'quality'),
			expect.arrayContaining([['criterion_twice']]) as unknown[]
		],
		['a share without its percentage', ({ rules }) => (rules['priority_percent'] = null), [['percent_needed']]],
		[
			'a percentage without a share',
			({ rules }) => (rules['priority'] = 'tie_breaker'),
			expect.arrayContaining([['percent_not_needed']]) as unknown[]
		],
		[
			'an application twice',
			({ applications }) => applications['applications'].push(applications['applications'][7]),
			[['named_twice', '7b']]
		],
		['too many facts', ({ applications }) => applications['applications'][0].tie.push(true), [['tie_length', '0a']]],
		['a newer version', ({ header }) => (header['version'] = 2), [['unknown_version']]]
	])('%s', (_, change, differences) => {
		const report = signedWith(change);
		expect(found(report)).toEqual(differences);
		expect(report.right).toBe(false);
	});
});

describe('a signature vouches for a file as a whole', () => {
	const bytes = writeFile(handWorked, key);

	test('another key is told apart from a change', () => {
		const report = checkSelection(bytes, readPublicKey(pemOf(makeKey())) as PublicKey);
		expect(found(report)).toEqual([['other_key'], ['signature_fails']]);
		expect(report.lines.map(({ state }) => state)).toEqual(Array(8).fill('not_vouched_for'));
	});

	test('a change in one line is found in that line, and the others are not called changed', () => {
		const report = check(Buffer.from(bytes.toString().replace('"county":"utena"', '"county":"alyte"')));
		expect(found(report)).toEqual([['signature_fails'], ['line_hash']]);
		expect(report.lines.filter(({ state }) => state === 'changed').map(({ part }) => part)).toEqual(['applications']);
	});

	test('a manifest that names other hashes is found although it is signed', () => {
		const other =
			bytes
				.toString()
				.split('\n')[6]
				?.replace(/"sha256":"....../, '"sha256":"000000') ?? '';
		const lines = `${bytes.toString().split('\n').slice(0, 6).join('\n')}\n${other}\n`;
		expect(found(check(signText(lines, key)))).toEqual([['line_hash']]);
	});
});
