import { sign } from 'node:crypto';
import { expect, test } from 'vitest';
import { propose, proposedFor, selectionFile } from '#selection';
import { checkSelection, readPublicKey, type PublicKey } from '../../verify/index.ts';
import { propose as proposeAnew } from '../../verify/rules/proposal.ts';
import { handWorked } from './example.ts';
import { madeUpCall, randomFrom, type MadeUpCall } from './random-calls.ts';
import { asOurs, asTheirs, inShort } from './two-sides.ts';
import { makeKey, pemOf, sha256, writeFile, type WrittenParts } from './writer.ts';

const key = makeKey();
const publicKey = readPublicKey(pemOf(key)) as PublicKey;
const seal = { sha256, sign: (text: string) => sign(null, Buffer.from(text), key.privateKey).toString('base64'), key: publicKey.name };

test('both implementations propose the same for 10,000 made-up calls', () => {
	const differing: string[] = [];
	let ranked = 0;
	for (let number = 0; number < 10_000 && differing.length < 3; number += 1) {
		const call = madeUpCall(number);
		const ours = inShort(propose(asOurs(call)));
		if (ours !== inShort(proposeAnew(asTheirs(call)))) differing.push(`call ${number}: ${JSON.stringify(call)}\n${ours}`);
		ranked += call.applications.length;
	}
	expect(differing).toEqual([]);
	expect(ranked).toBeGreaterThan(50_000);
});

test('a file that the application writes of a made-up call is right', () => {
	for (let number = 0; number < 300; number += 1) {
		const call = madeUpCall(number);
		const inputs = asOurs(call);
		const text = selectionFile(
			{
				header: {
					site: 'https://kartu.example.org',
					call: 'made-up',
					act: 1,
					applied_at: '2026-11-27T10:00:00.000Z',
					minutes_sha256: null
				},
				inputs: { ...inputs, lots: { ...inputs.lots, published_at: '2026-10-01T09:00:00.000Z' } },
				result: filed(call).result as Parameters<typeof selectionFile>[0]['result'],
				// In the file the reviewers stand in another order than that in which they are known.
				reviewerName: (person) => sha256(person).slice(0, 16)
			},
			seal
		);
		expect(checkSelection(Buffer.from(text), publicKey).differences, `call ${number}`).toEqual([]);
	}
});

test('a file with its own proposal in it is wrong when anything of the result is changed, whatever the signature says', () => {
	const unnoticed: string[] = [];
	for (let number = 0; number < 300; number += 1) {
		const parts = filed(madeUpCall(number));
		const said = changeOne(parts.result, number);
		if (said && checkSelection(writeFile(parts, key), publicKey).right) unnoticed.push(`call ${number}: ${said}`);
	}
	expect(unnoticed).toEqual([]);
});

type Result = {
	ranking: { application: string; rank: number; points: number; out_of: number; place: string; reserve_place: number | null }[];
	not_ranked: { application: string; why: string }[];
	decisions: { application: string; outcome: string; departs: boolean }[];
};

/** The parts of a file, with the result that the application proposes and nobody departs from. */
function filed(call: MadeUpCall): WrittenParts & { result: Result } {
	const { rules, applications, seed, votes, conflicts } = call;
	const proposal = propose(asOurs(call));
	const names = applications.map(({ name }) => name);
	const lot = (name: string): string => sha256(`${seed}:${name}`);
	return {
		header: handWorked.header,
		rules,
		applications: { applications },
		lots: {
			method: 'sha256-seed-name',
			seed,
			published_at: '2026-10-01T09:00:00Z',
			order: names.toSorted((a, b) => (lot(a) < lot(b) ? -1 : 1))
		},
		votes: { votes, conflicts },
		result: {
			ranking: proposal.ranking,
			not_ranked: proposal.not_ranked,
			decisions: names.flatMap((application) => {
				const proposed = proposedFor(proposal, application);
				return proposed ? [{ application, outcome: proposed.outcome, departs: false }] : [];
			})
		}
	};
}

/** Changes one thing in a result, and says what; null when there is nothing in it. */
function changeOne({ ranking, not_ranked, decisions }: Result, seed: number): string | null {
	const { one } = randomFrom(seed + 1_000_000);
	const [row, why, decision] = [one(ranking), one(not_ranked), one(decisions)];
	const other = (words: string[], word: string): string => one(words.filter((known) => known !== word));
	const changes: Record<string, () => unknown> = {
		...(row && {
			rank: () => (row.rank += 1),
			points: () => (row.points += 1),
			'out of': () => (row.out_of += 1),
			place: () => (row.place = other(['accepted', 'reserve', 'none'], row.place)),
			'place on the reserve list': () => (row.reserve_place = (row.reserve_place ?? 0) + 1),
			'one left out': () => ranking.splice(ranking.indexOf(row), 1),
			'one twice': () => ranking.push(row)
		}),
		...(why && {
			reason: () => (why.why = other(['withdrawn', 'not_eligible', 'too_few_reviews'], why.why)),
			'reason left out': () => not_ranked.splice(not_ranked.indexOf(why), 1)
		}),
		...(decision && {
			outcome: () => (decision.outcome = other(['accepted', 'reserve', 'rejected'], decision.outcome)),
			departure: () => (decision.departs = true),
			'decision left out': () => decisions.splice(decisions.indexOf(decision), 1)
		})
	};
	if (Object.keys(changes).length === 0) return null;
	const what = one(Object.keys(changes));
	changes[what]?.();
	return what;
}
