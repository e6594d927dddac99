import { beforeAll, describe, expect, test } from 'vitest';
import { giveRole } from '#people/server';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { applicationIn, moments, must, openRound, type TestRound } from '../../../../../tests/support/review.ts';
import { makeSchool } from '../../../../../tests/support/sent.ts';
import { applyBalance, proposeBalance } from '../index.ts';

let db: TestDatabase;
let round: TestRound;

beforeAll(async () => {
	db = await testDatabase();
	round = await openRound(db);
});

const rows = async (sql: string, ...values: unknown[]) => (await db.beside.query(sql, values)).rows as Record<string, unknown>[];

describe('a balanced assignment', () => {
	let other: TestRound;
	const at = () => db.as(other.officer, moments.preparing);

	beforeAll(async () => {
		other = await openRound(db, () => ({}), round.centre);
		for (let count = 0; count < 6; count += 1) await applicationIn(db, other);
		await applicationIn(db, other, { facts: { team: [] } });
	});

	test('is a proposal that writes nothing, for those that the rules let in', async () => {
		const plan = must(await proposeBalance(at(), { call: other.call.id }));
		expect(plan.proposed).toHaveLength(12);
		expect(plan.loads.map(({ before, after }) => [before, after])).toEqual([
			[0, 4],
			[0, 4],
			[0, 4]
		]);
		expect(
			await rows('select from selection.assignment where round_id = (select id from selection.round where call_id = $1)', other.call.id)
		).toEqual([]);
	});

	test('is applied as it was looked at, and not when something changed meanwhile', async () => {
		const plan = must(await proposeBalance(at(), { call: other.call.id }));
		await applicationIn(db, other);
		expect(await applyBalance(at(), { call: other.call.id, mark: plan.mark })).toMatchObject({ refusal: 'changed_meanwhile' });
		const anew = must(await proposeBalance(at(), { call: other.call.id }));
		const both = await Promise.all([
			applyBalance(at(), { call: other.call.id, mark: anew.mark }),
			applyBalance(at(), { call: other.call.id, mark: anew.mark })
		]);
		expect(both.map((one) => (one.ok ? one.value.count : one.refusal)).sort()).toEqual([14, 'changed_meanwhile']);
		const nothing = must(await proposeBalance(at(), { call: other.call.id }));
		expect(nothing.proposed).toEqual([]);
		expect(await applyBalance(at(), { call: other.call.id, mark: nothing.mark })).toMatchObject({ refusal: 'nothing_to_assign' });
	});

	test('never gives to whoever has an interest, known or not yet, and says whom it could not place', async () => {
		const third = await openRound(db, () => ({ reviews_each: 3, reviews_at_least: 2 }), round.centre);
		const school = await makeSchool(db, 'Suinteresuota mokykla', 'LT-11');
		must(
			await giveRole(db.asSystem(), {
				person_id: third.reviewers[0],
				kind: 'municipal_officer',
				organisation_id: school.municipality_id,
				starts_on: '2026-01-01'
			})
		);
		const { id } = await applicationIn(db, third, { school });
		const plan = must(await proposeBalance(db.as(third.officer, moments.preparing), { call: third.call.id }));
		expect(plan.proposed.map(({ person_id }) => person_id).sort()).toEqual([third.reviewers[1], third.reviewers[2]].sort());
		expect(plan.unplaced).toMatchObject([{ application_id: id, missing: 1, why: 'nobody_without_interest' }]);
	});
});
