import { expect, test } from 'vitest';
import { checkSelection, readPublicKey, type PublicKey } from '../../verify/index.ts';
import { handWorked, named } from './example.ts';
import { makeKey, pemOf, writeFile, type WrittenParts } from './writer.ts';

const key = makeKey();
const publicKey = readPublicKey(pemOf(key)) as PublicKey;

type Listed = Record<keyof WrittenParts, Record<string, { application: string }[]>>;

/** The smallest file that has every part: one application of the example, with one review. */
function smallest(): Buffer {
	const { rules, lots, applications, votes } = structuredClone(handWorked) as unknown as Listed & {
		applications: Record<string, object[]>;
	};
	return writeFile(
		{
			...handWorked,
			rules: { ...rules, criteria: rules['criteria']?.slice(0, 1), reviews_at_least: 1, quotas: [], tie_facts: [] },
			applications: { applications: [{ ...applications['applications']?.[0], tie: [] }] },
			lots: { ...lots, order: [named('0a')] },
			votes: { votes: [{ ...votes['votes']?.[0], points: { quality: 4 } }], conflicts: [] },
			result: {
				ranking: [{ application: named('0a'), rank: 1, points: 8, out_of: 2, place: 'accepted', reserve_place: null }],
				not_ranked: [],
				decisions: [{ application: named('0a'), outcome: 'accepted', departs: false }]
			}
		},
		key
	);
}

test('a change of any single byte of a file is found', () => {
	const bytes = smallest();
	expect(checkSelection(bytes, publicKey).differences).toEqual([]);
	const unnoticed: number[] = [];
	for (const at of bytes.keys()) {
		const changed = Buffer.from(bytes);
		changed[at] = (bytes[at] as number) ^ 1;
		const report = checkSelection(changed, publicKey);
		if (report.right || report.differences.length === 0) unnoticed.push(at);
	}
	expect(unnoticed).toEqual([]);
	expect(bytes.length).toBeGreaterThan(1500);
});

test('no other spelling of the line of the signature passes', () => {
	const bytes = smallest();
	const begin = bytes.lastIndexOf('{"part":"signature"');
	const unnoticed: [number, number][] = [];
	for (let at = begin; at < bytes.length; at += 1)
		for (const value of [0, 9, 10, 13, 32, 45, 61, 95, 127, 128, 255, (bytes[at] as number) ^ 32, (bytes[at] as number) + 1]) {
			if (value === bytes[at]) continue;
			const changed = Buffer.from(bytes);
			changed[at] = value;
			if (checkSelection(changed, publicKey).right) unnoticed.push([at, value]);
		}
	expect(unnoticed).toEqual([]);
});

test('a byte put in or taken out anywhere is found', () => {
	const bytes = smallest();
	const unnoticed: number[] = [];
	for (let at = 0; at <= bytes.length; at += 7) {
		const more = Buffer.concat([bytes.subarray(0, at), Buffer.from(' '), bytes.subarray(at)]);
		const less = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]);
		if (checkSelection(more, publicKey).right || (at < bytes.length && checkSelection(less, publicKey).right)) unnoticed.push(at);
	}
	expect(unnoticed).toEqual([]);
});
