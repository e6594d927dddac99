import { describe, expect, test } from 'vitest';
import { testDatabase } from '../../../../tests/support/database.ts';
import { formingOf, openForming } from '../../../../tests/support/formation.ts';
import { must } from '../../../../tests/support/review.ts';
import { lockSchools, moveSchool, swapSchools } from './change-proposal.ts';
import { readComparison, readProposal } from './read-proposal.ts';

const db = await testDatabase();
const { officer, page, id, members, proposed, broken } = formingOf(db);

describe('changing by hand', () => {
	test('a move and a swap make the next proposals; the earlier ones stay', async () => {
		const forming = await openForming(db);
		const first = await proposed(forming);
		const moved = must(await moveSchool(officer(forming), { proposal_id: first, school_id: id(forming, 0), to: 1 }));
		const swapped = must(await swapSchools(officer(forming), { proposal_id: first, school_id: id(forming, 0), other_id: id(forming, 5) }));
		expect([await members(forming, first), await members(forming, moved.id), await members(forming, swapped.id)]).toEqual([
			['ABC', 'DEF'],
			['BC', 'ADEF'],
			['BCF', 'ADE']
		]);
		expect((await page(forming, moved.id)).faults).toMatchObject([
			{ kind: 'too_few', group: 0, by: 1 },
			{ kind: 'too_many', group: 1, by: 1 }
		]);
		expect((await page(forming, swapped.id)).base).toMatchObject({ number: 1 });
		expect(await broken()).toEqual([]);
	});

	test('what a swap would cost is what it comes to', async () => {
		const forming = await openForming(db);
		const first = await proposed(forming);
		const { chosen, measured } = await page(forming, first, id(forming, 0));
		const shift = chosen?.shifts[1]?.find(({ other }) => other === id(forming, 4));
		const swapped = must(await swapSchools(officer(forming), { proposal_id: first, school_id: id(forming, 0), other_id: id(forming, 4) }));
		const after = await page(forming, swapped.id);
		for (const part of ['km', 'otherTopic', 'samePairs', 'points'] as const)
			expect(after.measured[part] - measured[part]).toBeCloseTo(shift?.change[part] ?? Number.NaN, 9);
		expect(after.proposal.objective).toBeCloseTo(after.measured.points, 9);
	});

	test('what is not there is refused', async () => {
		const forming = await openForming(db);
		const proposal_id = await proposed(forming);
		const context = officer(forming);
		const [a, b, stranger] = [id(forming, 0), id(forming, 1), forming.open.centre.id];
		expect(await moveSchool(context, { proposal_id, school_id: stranger, to: 1 })).toMatchObject({ refusal: 'unknown_school' });
		expect(await moveSchool(context, { proposal_id, school_id: a, to: 2 })).toMatchObject({ refusal: 'unknown_network' });
		expect(await moveSchool(context, { proposal_id, school_id: a, to: 0 })).toMatchObject({ refusal: 'same_network' });
		expect(await swapSchools(context, { proposal_id, school_id: a, other_id: b })).toMatchObject({ refusal: 'same_network' });
		expect(await lockSchools(context, { proposal_id, schools: [stranger] })).toMatchObject({ refusal: 'unknown_school' });
		expect(await lockSchools(context, { proposal_id, schools: [] })).toMatchObject({ refusal: 'nothing_changed' });
		expect(await moveSchool(db.as(forming.open.centre.stranger), { proposal_id, school_id: a, to: 1 })).toMatchObject({
			refusal: 'not_found'
		});
		expect(await readProposal(db.as(forming.schools[0]?.head ?? ''), { proposal_id })).toMatchObject({ refusal: 'not_found' });
	});

	test('two proposals are compared school by school, whatever their networks are numbered', async () => {
		const forming = await openForming(db);
		const first = await proposed(forming);
		const swapped = must(await swapSchools(officer(forming), { proposal_id: first, school_id: id(forming, 0), other_id: id(forming, 5) }));
		const read = must(await readComparison(officer(forming), { one: first, other: swapped.id }));
		expect(read.comparison.differences).toEqual([
			{ school: id(forming, 0), from: 0, to: 1 },
			{ school: id(forming, 5), from: 1, to: 0 }
		]);
		expect(await readComparison(officer(forming), { one: first, other: forming.edition.id })).toMatchObject({ refusal: 'not_found' });
	});
});
