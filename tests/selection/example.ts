import type { WrittenParts } from './writer.ts';

/** Names as short as they can be told apart: `0a` stands for 0a0a0a0a0a0a0a0a. */
export const named = (digits: string): string => digits.repeat(8);

const vote = (digits: string, reviewer: string, quality: number, reach: number) => ({
	application: named(digits),
	reviewer,
	points: { quality, reach, remark: 0 }
});

const application = (digits: string, facts: object = {}) => ({
	name: named(digits),
	eligible: true,
	withdrawn: false,
	priority: false,
	topic: 'history',
	county: 'utena',
	type: null,
	tie: [false],
	...facts
});

const row = (digits: string, rank: number, points: number, out_of: number, place: string, reserve_place: number | null = null) => ({
	application: named(digits),
	rank,
	points,
	out_of,
	place,
	reserve_place
});

const decision = (digits: string, outcome: string, departs = false) => ({ application: named(digits), outcome, departs });

/**
 * Eight applications for three places, worked out by hand:
 *
 * Scores are (2 × quality + reach) summed over the reviews, over 3 for each review. 1b has 28/6; 0a and 3d have 25/6
 * and 0a lacks funds, which decides; 7b has 27/9 and 2c has 18/6, which is the same, and the lot of 7b (cc89eb21…) is
 * before that of 2c (f58348e2…). Half of three places, rounded up, are two for schools with priority: of these only 2c
 * is ranked, so it is accepted first. Then 1b; 0a would be a second school of mathematics where one at most may be;
 * 3d takes the third place. 0a is first on the reserve list, which has one place; 7b has none. A person put 7b on it
 * all the same, and says so.
 */
export const handWorked: WrittenParts = {
	header: {
		version: 1,
		site: 'https://kartu.example.org',
		call: 'networks-2026',
		act: 1,
		applied_at: '2026-11-27T10:00:00.000Z',
		minutes_sha256: null
	},
	rules: {
		scheme: 1,
		criteria: [
			{ key: 'quality', weight: 2, counted: true, least: 1, most: 5 },
			{ key: 'reach', weight: 1, counted: true, least: 1, most: 5 },
			{ key: 'remark', weight: 7, counted: false, least: 0, most: 5 }
		],
		reviews_at_least: 2,
		capacity: 3,
		priority: 'share',
		priority_percent: 50,
		quotas: [{ by: 'topic', value: 'mathematics', at_least: null, at_most: 1 }],
		tie_facts: ['lacks_funds'],
		reserve: 1
	},
	applications: {
		applications: [
			application('0a', { topic: 'mathematics', tie: [true] }),
			application('1b', { topic: 'mathematics' }),
			application('2c', { priority: true }),
			application('3d'),
			application('4e', { priority: true, withdrawn: true }),
			application('5f', { eligible: false }),
			application('6a'),
			application('7b')
		]
	},
	lots: {
		method: 'sha256-seed-name',
		seed: 'f00d'.repeat(16),
		published_at: '2026-10-01T09:00:00.000Z',
		order: ['6a', '0a', '5f', '7b', '1b', '3d', '4e', '2c'].map(named)
	},
	votes: {
		votes: [
			vote('0a', 'r1', 4, 3),
			vote('0a', 'r2', 5, 4),
			vote('1b', 'r1', 5, 5),
			vote('1b', 'r2', 4, 5),
			vote('2c', 'r1', 3, 3),
			vote('2c', 'r2', 3, 3),
			vote('3d', 'r1', 4, 3),
			vote('3d', 'r3', 5, 4),
			vote('4e', 'r1', 5, 5),
			vote('6a', 'r1', 5, 5),
			vote('7b', 'r1', 3, 3),
			vote('7b', 'r2', 3, 3),
			vote('7b', 'r3', 3, 3)
		],
		conflicts: [{ application: named('3d'), reviewer: 'r2' }]
	},
	result: {
		ranking: [
			row('1b', 1, 28, 6, 'accepted'),
			row('0a', 2, 25, 6, 'reserve', 1),
			row('3d', 3, 25, 6, 'accepted'),
			row('7b', 4, 27, 9, 'none'),
			row('2c', 5, 18, 6, 'accepted')
		],
		not_ranked: [
			{ application: named('4e'), why: 'withdrawn' },
			{ application: named('5f'), why: 'not_eligible' },
			{ application: named('6a'), why: 'too_few_reviews' }
		],
		decisions: [
			decision('0a', 'reserve'),
			decision('1b', 'accepted'),
			decision('2c', 'accepted'),
			decision('3d', 'accepted'),
			decision('5f', 'rejected'),
			decision('6a', 'rejected'),
			decision('7b', 'reserve', true)
		]
	}
};

/** The example of docs/selection-file.md: two equals and one place, which the lots decide. */
export const ofThePage: WrittenParts = {
	header: { ...handWorked.header },
	rules: {
		scheme: 1,
		criteria: [
			{ key: 'quality', weight: 2, counted: true, least: 1, most: 5 },
			{ key: 'reach', weight: 1, counted: true, least: 1, most: 5 }
		],
		reviews_at_least: 1,
		capacity: 1,
		priority: 'none',
		priority_percent: null,
		quotas: [],
		tie_facts: [],
		reserve: null
	},
	applications: {
		applications: ['1b', '2c', '7b'].map((digits) => application(digits, { withdrawn: digits === '2c', county: null, tie: [] }))
	},
	lots: {
		method: 'sha256-seed-name',
		seed: 'f00d'.repeat(16),
		published_at: '2026-10-01T09:00:00.000Z',
		order: ['7b', '1b', '2c'].map(named)
	},
	votes: {
		votes: [
			{ application: named('1b'), reviewer: 'r1', points: { quality: 5, reach: 1 } },
			{ application: named('7b'), reviewer: 'r2', points: { quality: 4, reach: 3 } }
		],
		conflicts: [{ application: named('7b'), reviewer: 'r1' }]
	},
	result: {
		ranking: [row('7b', 1, 11, 3, 'accepted'), row('1b', 2, 11, 3, 'reserve', 1)],
		not_ranked: [{ application: named('2c'), why: 'withdrawn' }],
		decisions: [decision('1b', 'reserve'), decision('7b', 'accepted')]
	}
};
