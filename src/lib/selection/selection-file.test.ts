import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { candidate, inputsWith } from '../../../tests/support/selection-inputs.ts';
import type { ActResult } from './act-result.ts';
import { propose } from './propose.ts';
import { selectionFile, type FileContent, type Seal } from './selection-file.ts';

const [first, second, third] = ['0a00000000000001', '0a00000000000002', 'ff00000000000003'];
/** Named against the order of the names, so that the writer has to put them in theirs. */
const inputs = {
	...inputsWith(
		[
			candidate('c', { name: third, lot: '03', withdrawn: true, type: 'gymnasium', tie: [false] }),
			candidate('b', { name: second, lot: '01', topic: 'Ąžuolas „a“', county: 'LT-UT', tie: [true] }),
			candidate('a', { name: first, lot: '02', priority: true, topic: 'planning', tie: [false] })
		],
		{
			b: [
				[4, 3, 0],
				[2, 2, 1]
			],
			a: [[1, 1, 4]]
		},
		{
			criteria: [
				{ key: 'need', weight: 3, counted: true, levels: [0, 2, 4] },
				{ key: 'plan', weight: 2, counted: true, levels: [1, 2, 3] },
				{ key: 'style', weight: 1, counted: false, levels: [0, 4] }
			],
			capacity: 1,
			priority: { kind: 'share', percent: 50 },
			quotas: [{ by: 'topic', value: 'planning', at_least: null, at_most: 1 }],
			tie_facts: ['rural'],
			reserve: 5
		}
	),
	conflicts: [{ application: 'a', reviewer: 'R2' }],
	lots: { seed: '00ff'.repeat(16), published_at: '2026-12-12T06:00:00.000Z' }
};

// b has 3·4 + 2·3 + 3·2 + 2·2 = 28 of 2·5, a 5 of 5; the share of 50 per cent of one place is one: a has it.
const result: ActResult = {
	...propose(inputs),
	decisions: [
		{ application: 'b', outcome: 'rejected', departs: true },
		{ application: 'a', outcome: 'accepted', departs: false }
	]
};
const content: FileContent = {
	header: { site: 'https://kartu.example', call: 'mini-2026', act: 2, applied_at: '2027-01-20T10:00:00.000Z', minutes_sha256: null },
	inputs,
	result,
	reviewerName: (person) => `rev-${person}`
};
const seal: Seal = {
	sha256: (text) => createHash('sha256').update(text).digest('hex'),
	sign: (text) => `signed ${[...text].filter((char) => char === '\n').length} lines`,
	key: 'key'.repeat(3)
};

const lines = [
	'{"part":"header","version":1,"site":"https://kartu.example","call":"mini-2026","act":2,"applied_at":"2027-01-20T10:00:00.000Z","minutes_sha256":null}',
	'{"part":"rules","scheme":1,"criteria":[{"key":"need","weight":3,"counted":true,"least":0,"most":4},{"key":"plan","weight":2,"counted":true,"least":1,"most":3},{"key":"style","weight":1,"counted":false,"least":0,"most":4}],"reviews_at_least":1,"capacity":1,"priority":"share","priority_percent":50,"quotas":[{"by":"topic","value":"planning","at_least":null,"at_most":1}],"tie_facts":["rural"],"reserve":5}',
	'{"part":"applications","applications":[{"name":"0a00000000000001","eligible":true,"withdrawn":false,"priority":true,"topic":"planning","county":null,"type":null,"tie":[false]},{"name":"0a00000000000002","eligible":true,"withdrawn":false,"priority":false,"topic":"Ąžuolas „a“","county":null,"type":null,"tie":[true]},{"name":"ff00000000000003","eligible":true,"withdrawn":true,"priority":false,"topic":null,"county":null,"type":null,"tie":[false]}]}',
	'{"part":"lots","method":"sha256-seed-name","seed":"00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff","published_at":"2026-12-12T06:00:00.000Z","order":["0a00000000000002","0a00000000000001","ff00000000000003"]}',
	'{"part":"votes","votes":[{"application":"0a00000000000001","reviewer":"rev-R1","points":{"need":1,"plan":1,"style":4}},{"application":"0a00000000000002","reviewer":"rev-R1","points":{"need":4,"plan":3,"style":0}},{"application":"0a00000000000002","reviewer":"rev-R2","points":{"need":2,"plan":2,"style":1}}],"conflicts":[{"application":"0a00000000000001","reviewer":"rev-R2"}]}',
	'{"part":"result","ranking":[{"application":"0a00000000000002","rank":1,"points":28,"out_of":10,"place":"reserve","reserve_place":1},{"application":"0a00000000000001","rank":2,"points":5,"out_of":5,"place":"accepted","reserve_place":null}],"not_ranked":[{"application":"ff00000000000003","why":"withdrawn"}],"decisions":[{"application":"0a00000000000001","outcome":"accepted","departs":false},{"application":"0a00000000000002","outcome":"rejected","departs":true}]}'
];

test('a file is written byte for byte as its description says', () => {
	const written = selectionFile(content, seal).split('\n');
	expect(written.slice(0, 6)).toEqual(lines);
	// Lengths and hashes of the six lines above: wc -c and sha256sum.
	expect(written[6]).toBe(
		'{"part":"manifest","parts":[{"part":"header","bytes":150,"sha256":"d5a25e37eaaccc0b6e847edbe9f4f9cfa4fe277883b0f5fd72ea65657504bb8c"},{"part":"rules","bytes":405,"sha256":"353f74dd84bf7595cdefdfd83fc176cfabfdcc6f88ba29a1cc427d6d290b91ef"},{"part":"applications","bytes":455,"sha256":"d978b96c317a785db3ee43ecc94902311934e56d833202e38ce9b08849295734"},{"part":"lots","bytes":227,"sha256":"bde3ac2f362f9873ca394ae6362b6bb62cfba7f28906a459c9815981bcdc8107"},{"part":"votes","bytes":378,"sha256":"e3d81cbe33759e736c9ded794a5dd730abfe7f187f1ddcab327a594a5b14ee17"},{"part":"result","bytes":465,"sha256":"e9c7b5590322074adda7d990c5581811ad0c8f2e07873bd2c64982199f2b089a"}],"key":"keykeykey"}'
	);
	expect(written.slice(7)).toEqual(['{"part":"signature","algorithm":"Ed25519","signature":"signed 7 lines"}', '']);
});

test('it does not hang on the order in which the database gives rows or keys', () => {
	const turned: FileContent = {
		...content,
		inputs: {
			...inputs,
			applications: inputs.applications.toReversed(),
			votes: inputs.votes.toReversed().map((vote) => ({ ...vote, points: Object.fromEntries(Object.entries(vote.points).toReversed()) }))
		},
		result: { ...result, decisions: result.decisions.toReversed() }
	};
	expect(selectionFile(turned, seal)).toBe(selectionFile(content, seal));
});

test('what no quota asks for is not told of a school', () => {
	const written = selectionFile(content, seal);
	expect(written).not.toMatch(/LT-UT|gymnasium/);
	expect(written).toContain('"topic":"planning"');
});

test('neither schools nor reviewers are named by anything but their names in the file', () => {
	const written = selectionFile({ ...content, reviewerName: () => 'x' }, seal);
	expect(written).not.toMatch(/"(a|b|c|R1|R2)"/);
});
