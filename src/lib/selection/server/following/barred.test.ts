import { beforeAll, expect, test } from 'vitest';
import { giveRole } from '#people/server';
import { testDatabase, type TestDatabase } from '../../../../../tests/support/database.ts';
import { applicationIn, moments, must, openRound, scoresOf, type TestRound } from '../../../../../tests/support/review.ts';
import {
	assignReview,
	declareNoInterest,
	liftConflict,
	readAssignments,
	readConflicts,
	readLotsDesk,
	readReviews,
	readScheme,
	sendReview
} from '../index.ts';

let db: TestDatabase;
let round: TestRound;

beforeAll(async () => {
	db = await testDatabase();
	round = await openRound(db);
});

const officer = () => db.as(round.officer, moments.preparing);
const interest = async (application: string, person: string): Promise<string> => {
	const { rows } = await db.beside.query(
		`insert into selection.conflict (id, application_id, person_id, kind, source, stated_at)
		values (gen_random_uuid(), $1, $2, 'family', 'declared', $3) returning id`,
		[application, person, moments.preparing]
	);
	return rows[0].id as string;
};

test('an officer with an interest in an application neither chooses who judges it nor lets anybody in who may not', async () => {
	const call = round.call.id;
	const [own, other] = [await applicationIn(db, round), await applicationIn(db, round)];
	const mine = await interest(own.id, round.officer);
	const friends = await interest(own.id, round.reviewers[0]);
	const strangers = await interest(other.id, round.reviewers[0]);
	expect(await assignReview(officer(), { call, application_id: own.id, person_id: round.reviewers[1] })).toMatchObject({
		refusal: 'no_such_application'
	});
	expect(await liftConflict(officer(), { call, conflict_id: friends, reason: 'Seniai nebebendrauja.' })).toMatchObject({
		refusal: 'no_such_conflict'
	});
	expect(await liftConflict(officer(), { call, conflict_id: mine, reason: 'Nieko tokio.' })).toMatchObject({ refusal: 'own_conflict' });
	const { rows, total } = must(await readConflicts(officer(), { call, page: 1 }));
	expect(rows.map(({ id }) => id).toSorted()).toEqual([mine, strangers].toSorted());
	expect(total).toBe(2);
	must(await liftConflict(officer(), { call, conflict_id: strangers, reason: 'Seniai nebebendrauja.' }));
	must(await assignReview(officer(), { call, application_id: other.id, person_id: round.reviewers[0] }));
});

test('no count of reviews and no mean of a reviewer tells an officer of an application in which they have an interest', async () => {
	const other = await openRound(db);
	const call = other.call.id;
	const at = db.as(other.officer, moments.reviewing);
	const { content } = must(await readScheme(at, call)).standing;
	const ids = [(await applicationIn(db, other)).id, (await applicationIn(db, other)).id];
	for (const [place, application_id] of ids.entries())
		for (const person_id of other.reviewers.slice(0, 2)) {
			const { id: assignment_id } = must(await assignReview(at, { call, application_id, person_id }));
			must(await declareNoInterest(db.as(person_id, moments.reviewing), { assignment_id }));
			must(await sendReview(db.as(person_id, moments.reviewing), { assignment_id, scores: scoresOf(content, place + 1), remark: '' }));
		}
	expect(must(await readReviews(at, { call, page: 1, band: false }))).toMatchObject({
		sample: 2,
		reviewers: [{ reviews: 2 }, { reviews: 2 }]
	});
	await interest(ids[0] ?? '', other.officer);
	expect(must(await readReviews(at, { call, page: 1, band: false }))).toMatchObject({
		sample: 1,
		total: 1,
		rows: [{ id: ids[1] }],
		reviewers: [{ reviews: 1 }, { reviews: 1 }]
	});
});

test('what the registers know of an officer counts as what they would have said, before they see or decide anything', async () => {
	const other = await openRound(db);
	const own = await applicationIn(db, other);
	await applicationIn(db, other);
	const call = other.call.id;
	const at = db.as(other.officer, moments.preparing);
	must(await readLotsDesk(at, call));
	must(
		await giveRole(db.asSystem(), {
			person_id: other.officer,
			kind: 'school_coordinator',
			organisation_id: own.school.id,
			starts_on: '2026-01-01'
		})
	);
	expect(await readLotsDesk(at, call)).toMatchObject({ refusal: 'in_conflict' });
	expect(must(await readAssignments(at, { call, filter: 'all', page: 1 })).rows.map(({ id }) => id)).not.toContain(own.id);
	expect(await assignReview(at, { call, application_id: own.id, person_id: other.reviewers[0] })).toMatchObject({
		refusal: 'no_such_application'
	});
	// The other school is in the same municipality.
	expect(must(await readConflicts(at, { call, page: 1 })).rows.map(({ own, source, kind }) => [own, source, kind])).toEqual([
		[true, 'detected', 'employment'],
		[true, 'detected', 'municipality'],
		[true, 'detected', 'municipality']
	]);
});
